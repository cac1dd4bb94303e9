"""URLs of the dashboard, the exercises, the side-by-side page, the evaluations, what-if, re-scores, the glossary."""

from django.urls import path

from evaluation import rubric_views, views

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
    path("whatif/", rubric_views.whatif, name="whatif"),
    path("rescores/", rubric_views.rescores, name="rescores"),
    path("rescores/new/", rubric_views.rescore_new, name="rescore_new"),
    path("rescores/<int:pk>/", rubric_views.rescore, name="rescore"),
    path("rescores/<int:pk>/cases/", rubric_views.rescore_cases, name="rescore_cases"),
    path("rescores/<int:pk>/log/", rubric_views.rescore_log, name="rescore_log"),
    path("rescores/<int:pk>/cancel/", rubric_views.rescore_cancel, name="rescore_cancel"),
    path("rescores/<int:pk>/resume/", rubric_views.rescore_resume, name="rescore_resume"),
    path("glossary/", views.glossary, name="glossary"),
]
