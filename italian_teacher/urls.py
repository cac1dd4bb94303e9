"""URLs of the whole site: one include per app."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

urlpatterns = [
    path("login/", auth.LoginView.as_view(template_name="login.html"), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
    path("exercises/", include("rewards.urls")),
    path("runs/", include("training.urls")),
    path("", include("evaluation.urls")),
]
