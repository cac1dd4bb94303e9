"""URLs of the dashboard, the exercises, the side-by-side page, the evaluations and the glossary."""

from django.urls import path

from evaluation import views

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("exercises/", views.exercises, name="exercises"),
    path("exercises/<int:pk>/", views.completion, name="completion"),
    path("compare/", views.compare, name="compare"),
    path("evaluations/", views.evaluations, name="evaluations"),
    path("evaluations/new/", views.evaluation_new, name="evaluation_new"),
    path("evaluations/<int:pk>/", views.evaluation, name="evaluation"),
    path("evaluations/<int:pk>/log/", views.evaluation_log, name="evaluation_log"),
    path("evaluations/<int:pk>/cancel/", views.evaluation_cancel, name="evaluation_cancel"),
    path("evaluations/<int:pk>/resume/", views.evaluation_resume, name="evaluation_resume"),
    path("glossary/", views.glossary, name="glossary"),
]
