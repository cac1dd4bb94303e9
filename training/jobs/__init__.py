"""Long jobs: claim, lease, heartbeat, supervise, cancel, reap; for training and evaluation alike."""
