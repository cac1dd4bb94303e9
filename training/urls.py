"""URLs of the training pages."""

from django.urls import path

from training import views

urlpatterns = [
    path("runs/", views.runs, name="runs"),
    path("runs/new/", views.run_new, name="run_new"),
    path("runs/<int:pk>/", views.run, name="run"),
    path("runs/<int:pk>/log/", views.run_log, name="run_log"),
    path("runs/<int:pk>/steps/", views.run_step_choose, name="run_step_choose"),
    path("runs/<int:pk>/steps/<int:step>/", views.run_step, name="run_step"),
    path("runs/<int:pk>/cancel/", views.run_cancel, name="run_cancel"),
    path("runs/<int:pk>/resume/", views.run_resume, name="run_resume"),
    path("models/", views.models, name="models"),
    path("models/new/", views.model_new, name="model_new"),
    path("models/<int:pk>/", views.model, name="model"),
]
