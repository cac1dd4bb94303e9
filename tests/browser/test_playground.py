"""The playground and what-if in a real browser: answers without reloading, and addresses that bring them back."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# The first judgement of a process loads the pipeline and the embedder.
FIRST_TIMEOUT = 180_000


def log_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("una parola lunga")
    page.get_by_role("button", name="Log in").click()


def test_the_judgement_follows_the_writing(browser_page: Page) -> None:
    page = browser_page
    log_in(page, "/playground/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Playground")
    expect(page.locator("#verdict mark.gender")).to_have_text("Il", timeout=FIRST_TIMEOUT)
    expect(page.locator(".findings")).to_contain_text("gender.article_noun")
    page.evaluate("window.sameDocument = true")

    answer = page.get_by_label("Answer")
    answer.fill("L'aquila ha volato.")
    expect(page.locator("#verdict mark.gender")).to_have_count(0)
    expect(page.locator("#verdict .total")).to_contain_text("100.0")
    expect(page).to_have_url(re.compile(r"answer=L%27aquila"))
    expect(answer).to_be_focused()

    answer.press_sequentially(" Le aquila volano.")
    expect(page.locator("#verdict mark.gender").first).to_be_visible()
    assert page.evaluate("window.sameDocument"), "the page was not loaded anew"

    page.reload()
    expect(page.get_by_label("Answer")).to_have_value("L'aquila ha volato. Le aquila volano.")
    expect(page.locator("#verdict mark.gender").first).to_be_visible()

    page.get_by_role("button", name="Edit as JSON").click()
    text = page.get_by_label("Completion", exact=True)
    expect(text).to_have_value(re.compile(r'"answer": "L\'aquila'))
    text.fill("Il aquila ha volato.")
    expect(page.locator("#verdict")).to_contain_text("structure.not_json")
    text.fill("a" * 20_001)
    expect(page.locator("#verdict")).to_contain_text("at most 20,000")
    text.fill("")
    expect(page.locator("#verdict")).to_contain_text("Nothing to judge yet")
    expect(page.locator("[data-request-failed]")).to_be_hidden()

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/playground/")
    expect(page.locator(".verdict-line")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_weights_are_moved_summed_and_saved(browser_page: Page) -> None:
    page = browser_page
    log_in(page, "/rubrics/new/")
    expect(page.locator("[data-sum-of]")).to_have_text("100")
    page.get_by_label("Gender, slider").fill("40")
    expect(page.get_by_label("Gender", exact=True)).to_have_value("40")
    expect(page.locator("[data-sum-of]")).to_have_text("115")
    page.get_by_role("button", name="Make this version").click()
    expect(page.get_by_text("sum to 115; make them sum to 100")).to_be_visible()
    page.get_by_label("Topic", exact=True).fill("10")
    expect(page.locator("[data-sum-of]")).to_have_text("100")
    expect(page.get_by_label("Topic, slider")).to_have_value("10")
    page.get_by_role("button", name="Make this version").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rubrics")
    expect(page.locator("tbody tr").first).to_contain_text("Gender 40")
    page.get_by_role("link", name="What if").first.click()
    expect(page.get_by_label("Gender", exact=True)).to_have_value(re.compile("40|25"))
    page.get_by_label("Tense, slider").fill("60")
    expect(page).to_have_url(re.compile("tense=60"))
