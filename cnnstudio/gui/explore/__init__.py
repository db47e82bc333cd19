"""The Explore workspace: what units see, what filters look for, what maps show."""
