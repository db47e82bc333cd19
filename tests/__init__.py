"""Tests of CNN Studio. The folders mirror the package; house_rules/ holds what is true of all."""
