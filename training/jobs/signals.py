"""job_finished(sender=<Job class>, job=<row>): sent once, in the process that ended the job."""

from django.dispatch import Signal

job_finished = Signal()
