"""Known networks: functions that return a network, ready to train and to change."""
