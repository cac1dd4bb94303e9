"""The main path as a person walks it: log in, launch, watch, look at exercises, compare V4 with V5."""

import re

import pytest
from playwright.sync_api import Page, expect

from training.config import PRESETS

# A job loads torch, TRL and the reward before its first step; on two busy cores that takes a while.
JOB_TIMEOUT = 180_000

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_login_to_side_by_side(browser_page: Page) -> None:
    page = browser_page
    log_in(page)
    launch_a_run(page)
    evaluate_v4(page)
    watch_the_run_finish(page)
    open_a_completion(page)
    wait_for_both_evaluations(page)
    compare_side_by_side(page)
    read_the_dashboard(page)


def log_in(page: Page) -> None:
    page.goto("/runs/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("una parola lunga")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Runs")
    expect(page.get_by_text("No run yet.")).to_be_visible()


def launch_a_run(page: Page) -> None:
    page.get_by_role("link", name="Launch the first run").click()
    rate = page.get_by_label("Learning rate", exact=True)
    page.get_by_label("Preset").select_option("seed")
    expect(rate).to_have_value("1e-06")
    page.get_by_label("Preset").select_option("reference")
    expect(rate).to_have_value(str(PRESETS["reference"].learning_rate))
    page.get_by_label("Name").fill("Run of the browser")
    page.get_by_label("Steps at most").fill("3")
    page.get_by_label("Completions per group").fill("4")
    page.get_by_label("Completions per forward pass").fill("16")
    page.get_by_label("Longest completion").fill("32")
    page.get_by_label("Beta").fill("3")
    page.get_by_role("button", name="Launch").click()
    expect(page.get_by_text("less than or equal to 1")).to_be_visible()
    page.get_by_label("Beta").fill("0.02")
    page.get_by_role("button", name="Launch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Run of the browser")
    expect(page.get_by_text("The run is queued.")).to_be_visible()


def evaluate_v4(page: Page) -> None:
    page.goto("/evaluations/new/")
    page.get_by_label("Model").select_option(label="Tiny V4")
    page.get_by_label("Requests at most").fill("4")
    page.get_by_role("button", name="Evaluate").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evaluation of Tiny V4")


def watch_the_run_finish(page: Page) -> None:
    """Without reloading: htmx asks for the state, the curves grow, and it ends by itself."""
    page.get_by_role("link", name="Runs", exact=True).click()
    page.get_by_role("link", name="Run of the browser").click()
    expect(page.locator("#job")).to_contain_text("Succeeded", timeout=JOB_TIMEOUT)
    expect(page.locator("#job")).to_contain_text("3 of 3 steps")
    expect(page.locator(".chart canvas")).to_have_count(5)
    expect(page.get_by_text("The result:")).to_be_visible()


def open_a_completion(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Groups of a step").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Groups of step 3")
    expect(page.get_by_role("link", name=re.compile(r"^Completion \d$"))).to_have_count(16)
    page.get_by_role("link", name="Its exercises").or_(
        page.get_by_role("link", name="Exercises", exact=True)
    ).first.click()
    page.get_by_label("Text").fill("Il aquila")
    expect(page).to_have_url(re.compile("q=Il"))
    page.locator(".hit-link").first.click()
    expect(page.locator("mark.gender").first).to_be_visible()
    expect(page.locator(".findings").first).to_contain_text("L'aquila")
    expect(page.locator(".breakdown > li")).to_have_count(4)
    before = page.url
    page.keyboard.press("j")
    expect(page).not_to_have_url(before)
    page.keyboard.press("k")
    expect(page).to_have_url(before)


def wait_for_both_evaluations(page: Page) -> None:
    """V4's was launched by hand; V5's by the run itself."""
    page.goto("/evaluations/")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    for row in (0, 1):
        page.goto("/evaluations/")
        rows.nth(row).get_by_role("link").first.click()
        expect(page.locator("#job")).to_contain_text("Succeeded", timeout=JOB_TIMEOUT)
        expect(page.get_by_role("heading", name="Metrics")).to_be_visible()


def compare_side_by_side(page: Page) -> None:
    page.get_by_role("link", name="V4 | V5").click()
    expect(page.locator("#pair h3")).to_have_count(2)
    expect(page.locator("#pair h3").first).to_have_text("Tiny V4")
    expect(page.get_by_text("Request 1 of 4")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.get_by_text("Request 2 of 4")).to_be_visible()
    page.get_by_label(re.compile("^Request 2 of 4")).select_option(index=3)
    expect(page.get_by_text("Request 4 of 4")).to_be_visible()


def read_the_dashboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("link", name="Dashboard").click()
    expect(page.locator(".metrics tbody tr")).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
