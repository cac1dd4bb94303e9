"""URLs of the whole site: one include per app."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from italian_teacher.http import SignIn

admin.site.site_header = admin.site.site_title = "Italian Teacher"
admin.site.index_title = "Data"

urlpatterns = [
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
    path("", include("rewards.urls")),
    path("", include("training.urls")),
    path("", include("evaluation.urls")),
]
