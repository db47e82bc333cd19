"""The only user of torch: builds, trains and looks into networks, in processes of its own."""
