// Charts, keyboard, confirmations. Pages work without this file, less comfortably.
(() => {
  "use strict";

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3], [1, 4]];
  const charts = new Map();

  // The series of every chart stand in one JSON script element, renewed by htmx while a run is active:
  // {"x": [step, …], "charts": {"reward": [{"label", "colour", "values"}, …], …}}
  function data() {
    const source = document.getElementById("curves");
    return source ? JSON.parse(source.textContent) : null;
  }

  const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
  const number = (value) => (value == null ? "—" : plain.format(value));

  function options(holder, series) {
    const axis = { stroke: css("--muted"), grid: { stroke: css("--line"), width: 1 }, ticks: { show: false }, font: "12px " + css("--sans") };
    const low = holder.dataset.min, high = holder.dataset.max;
    return {
      width: holder.clientWidth, height: Number(holder.dataset.height || 190),
      scales: { x: { time: false }, y: { range: (_, from, to) => bounds(from, to, low, high) } },
      legend: { live: true },
      cursor: { points: { size: 6 } },
      hooks: { setCursor: [showNewest] },
      axes: [{ ...axis, space: 60, size: 30 }, { ...axis, size: 52, values: (_, ticks) => ticks.map(number) }],
      series: [
        { label: "step", value: (_, value) => number(value) },
        ...series.map((line, index) => ({
          label: line.label, stroke: css("--" + line.colour), width: index === 0 ? 2.5 : 1.75,
          dash: DASHES[index % DASHES.length], spanGaps: true, points: { show: false },
          value: (_, value) => number(value),
        })),
      ],
    };
  }

  function bounds(from, to, low, high) {
    if (from == null) return [Number(low ?? 0), Number(high ?? 1)];
    const room = (to - from || Math.abs(to) || 1) * 0.08;
    return [low != null ? Math.min(Number(low), from) : from - room, high != null ? Math.max(Number(high), to) : to + room];
  }

  function draw() {
    const now = data();
    if (!now || typeof uPlot === "undefined") return;
    document.getElementById("charts").toggleAttribute("data-empty", now.x.length === 0);
    if (now.x.length === 0) return;
    document.querySelectorAll("[data-chart]").forEach((holder) => {
      const series = now.charts[holder.dataset.chart] || [];
      const columns = [now.x, ...series.map((line) => line.values)];
      const known = charts.get(holder);
      if (known) known.setData(columns);
      else charts.set(holder, new uPlot(options(holder, series), columns, holder));
      showNewest(charts.get(holder));
    });
  }

  // The legend shows the values under the pointer, and the newest ones when there is none.
  function showNewest(chart) {
    if (chart.cursor.left == null || chart.cursor.left < 0) chart.setLegend({ idx: chart.data[0].length - 1 });
  }

  function redraw() {
    charts.forEach((chart) => chart.destroy());
    charts.clear();
    draw();
  }

  let resizing;
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(resizing);
    resizing = setTimeout(redraw, 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  document.addEventListener("DOMContentLoaded", draw);
  document.addEventListener("htmx:afterSettle", draw);
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll("pre.tail").forEach((log) => { log.scrollTop = log.scrollHeight; });
  });

  // j and k: the next and the previous exercise, unless somebody is writing.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const rel = { j: "next", k: "prev" }[event.key];
    const link = rel && document.querySelector(`a[rel="${rel}"]`);
    if (link) link.click();
  });

  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });

  // A filter or picker that changes sends its form; without this file its button does.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });

  // A weight has a slider and a number; they move together, and the sum follows.
  function addUp(holder) {
    const sum = [...holder.querySelectorAll("[data-weight]")].reduce((total, field) => total + Number(field.value || 0), 0);
    const shown = holder.querySelector("[data-sum-of]");
    if (!shown) return;
    shown.textContent = String(Math.round(sum * 100) / 100);
    shown.parentElement.classList.toggle("off", Math.abs(sum - Number(holder.dataset.sum)) > 0.005);
  }
  document.addEventListener("input", (event) => {
    const holder = event.target.closest("[data-sum]");
    if (!holder) return;
    const slider = event.target.dataset.slider;
    if (slider) document.getElementById(slider).value = event.target.value;
    else holder.querySelectorAll(`[data-slider="${event.target.id}"]`).forEach((other) => { other.value = event.target.value; });
    addUp(holder);
  }, true);
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-sum]").forEach(addUp));

  // A request without an answer must not leave an old answer looking new.
  const failed = (hidden) => () => document.querySelectorAll("[data-request-failed]").forEach((notice) => { notice.hidden = hidden; });
  ["htmx:responseError", "htmx:sendError"].forEach((name) => document.addEventListener(name, failed(false)));
  document.addEventListener("htmx:afterSwap", failed(true));

  // Empty fields only lengthen an address that people share.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    for (const key of [...event.detail.formData.keys()]) if (event.detail.formData.get(key) === "") event.detail.formData.delete(key);
  });
})();
