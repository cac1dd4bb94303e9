"""URLs of the rubrics and the playground."""

from django.urls import path

from rewards import views

urlpatterns = [
    path("rubrics/", views.rubrics, name="rubrics"),
    path("rubrics/new/", views.rubric_new, name="rubric_new"),
    path("playground/", views.playground, name="playground"),
]
