"""The only user of torch: builds, trains and looks into networks, in processes of its own."""

from cnnstudio.worker import tuning

# Here, for it must come before torch is imported, by whatever module of this package it is.
tuning.wait_politely()
