"""The admin: datasets in and out as JSONL, and what nobody may change by hand."""

import json

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rewards.models import RequestDataset
from tests.pages.conftest import World

IMPORT = "admin:rewards_requestdataset_import"
CHANGELIST = "admin:rewards_requestdataset_changelist"
GOOD_LINE = {"level": "A2", "grammar": "past_tense", "topic": "eagles", "num_exercises": 3}


def upload(page: Client, *lines: object, name: str = "Mine") -> tuple[int, str]:
    content = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    response = page.post(reverse(IMPORT), {"name": name, "file": SimpleUploadedFile("mine.jsonl", content)})
    return response.status_code, response.content.decode()


def test_a_file_becomes_a_dataset(page: Client) -> None:
    status, _ = upload(page, GOOD_LINE, {**GOOD_LINE, "topic": "spiders"})
    assert status == 302
    made = RequestDataset.objects.get()
    assert (made.name, made.source, made.requests.count()) == ("Mine", "mine.jsonl", 2)


def test_every_bad_line_is_named_and_nothing_is_stored(page: Client) -> None:
    status, html = upload(page, GOOD_LINE, {**GOOD_LINE, "level": "C9"}, "not JSON", {**GOOD_LINE, "grammar": "<b>"})
    assert status == 422
    for words in ("line 2", "level", "line 3", "line 4", "&lt;b&gt;"):
        assert words.lower() in html.lower()
    assert "<b>" not in html.split("errorlist", 1)[1].split("</ul>")[0]
    assert not RequestDataset.objects.exists()


def test_a_name_that_stands_for_other_requests_is_refused(page: Client) -> None:
    upload(page, GOOD_LINE)
    status, html = upload(page, {**GOOD_LINE, "topic": "spiders"})
    assert status == 422
    assert "take another name" in html


def test_an_empty_file_is_refused(page: Client) -> None:
    status, html = upload(page)
    assert status == 422
    assert "empty" in html


def test_export_gives_back_what_was_imported(page: Client) -> None:
    upload(page, GOOD_LINE)
    made = RequestDataset.objects.get()
    response = page.post(reverse(CHANGELIST), {"action": "export", "_selected_action": [made.pk]})
    assert response["Content-Disposition"] == 'attachment; filename="mine.jsonl"'
    lines = response.getvalue().decode().splitlines()
    assert [json.loads(line)["topic"] for line in lines] == ["eagles"]


def test_export_of_two_is_a_message(page: Client) -> None:
    upload(page, GOOD_LINE)
    upload(page, GOOD_LINE, name="Other")
    keys = list(RequestDataset.objects.values_list("pk", flat=True))
    response = page.post(reverse(CHANGELIST), {"action": "export", "_selected_action": keys}, follow=True)
    assert "Choose exactly one" in response.content.decode()


PAGES = (
    "admin:index", CHANGELIST, IMPORT, "admin:rewards_exerciserequest_changelist", "admin:rewards_rubric_changelist",
    "admin:training_languagemodel_changelist",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_admin_pages_answer(name: str, world: World, page: Client) -> None:
    assert page.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(("name", "of"), [
    ("admin:rewards_requestdataset_change", "dataset"), ("admin:rewards_rubric_change", "rubric"),
    ("admin:training_languagemodel_change", "v4"),
])  # fmt: skip
def test_what_has_been_used_cannot_be_changed(name: str, of: str, world: World, page: Client) -> None:
    """Runs point at these rows; a change would falsify what they say."""
    row = getattr(world, of)
    address = reverse(name, args=[row.pk])
    assert page.get(address).status_code == 200
    page.post(address, {"name": row.name, "sha256": "f" * 64, "weights": "{}", "path": "elsewhere", "version": 9})
    fresh = type(row).objects.get(pk=row.pk)
    for field in ("sha256", "weights", "path", "version"):
        if hasattr(row, field):
            assert getattr(fresh, field) == getattr(row, field)


def test_import_needs_the_permission(db: None, client: Client) -> None:
    editor = User.objects.create_user("editor", password="x", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename="view_requestdataset"))
    client.force_login(editor)
    assert client.get(reverse(IMPORT)).status_code == 403
    editor.user_permissions.set(Permission.objects.filter(codename="add_requestdataset"))
    assert Client.get(client, reverse(IMPORT)).status_code == 200
