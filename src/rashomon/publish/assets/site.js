"use strict";
(() => {
  const by = (id) => document.getElementById(id);

  const marks = new Map();
  for (const mark of document.querySelectorAll("mark[data-c]"))
    for (const id of mark.dataset.c.split(" ")) marks.set(id, [...(marks.get(id) ?? []), mark]);
  const light = (id, on) => {
    for (const mark of marks.get(id) ?? []) mark.classList.toggle("on", on);
  };
  const fragment = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  };
  let shown = "";
  const follow = () => {
    light(shown, false);
    shown = fragment();
    light(shown, true);
    for (const link of document.querySelectorAll(".margin a[data-claim]"))
      link.classList.toggle("on", link.dataset.claim === shown);
  };
  if (marks.size) {
    addEventListener("hashchange", follow);
    follow();
    for (const link of document.querySelectorAll(".margin a[data-claim]")) {
      link.addEventListener("mouseenter", () => light(link.dataset.claim, true));
      link.addEventListener("mouseleave", () => link.dataset.claim !== shown && light(link.dataset.claim, false));
    }
    if (matchMedia("(max-width: 56rem)").matches)
      for (const margin of document.querySelectorAll(".margin")) margin.open = false;
  }

  for (const lanes of document.querySelectorAll(".lanes")) lanes.scrollLeft = lanes.scrollWidth;

  const slider = by("slider");
  if (slider) {
    const input = by("day");
    const days = input.dataset.days.split(" ");
    const links = by("day-link").dataset.links.trim().split(" ");
    const show = () => {
      const n = Number(input.value);
      by("day-told").textContent = days[n];
      by("map-day").textContent = days[n];
      by("day-link").href = links[n];
      input.setAttribute("aria-valuetext", days[n]);
      for (const shape of document.querySelectorAll("[data-fills]"))
        shape.setAttribute("fill", shape.dataset.fills.trim().split(" ")[n]);
      for (const sign of document.querySelectorAll("[data-from]")) {
        const { from, until } = sign.dataset;
        sign.classList.toggle("later", (days[n] && from > days[n]) || (until !== "" && until < days[n]));
      }
      for (const told of document.querySelectorAll("[data-told]"))
        told.textContent = told.dataset.told.split("|")[n];
      for (const place of document.querySelectorAll("[data-says]")) {
        const says = `${place.dataset.place}: ${place.dataset.says.split("|")[n]}`;
        place.setAttribute("aria-label", says);
        const title = place.querySelector("title");
        if (title) title.textContent = says;
      }
    };
    slider.hidden = false;
    slider.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", show);
    show();
  }

  const index = by("search-index");
  if (index) {
    const { claims, reports, statuses } = JSON.parse(index.textContent);
    const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (const claim of claims) claim.folded = fold(`${claim.quote} ${claim.teller}`);
    for (const report of reports) report.folded = fold(report.text);
    const form = by("search");
    const list = by("hits");
    const make = (tag, words, href) => {
      const made = document.createElement(tag);
      made.textContent = words;
      if (href) made.setAttribute("href", href);
      return made;
    };
    const line = (claim) => {
      const item = make("li", "");
      item.className = "claim";
      const quote = make("q", claim.quote);
      quote.dir = "auto";
      const link = make("a", "", claim.words);
      link.append(quote);
      const told = make("span", ` ${claim.teller} in ${claim.outlet}, ${claim.published} · ${statuses[claim.status]} · ${claim.kind.replaceAll("_", " ")} `);
      told.className = "by";
      if (claim.event) told.append("· ", make("a", "what others say", claim.event));
      item.append(link, told);
      return item;
    };
    const field = (name) => form.elements[name].value;
    const fits = (claim, words) =>
      words.every((word) => claim.folded.includes(word)) &&
      (!field("kind") || claim.kind === field("kind")) &&
      (!field("status") || claim.status === field("status")) &&
      (!field("teller") || claim.source === field("teller")) &&
      (!field("place") || claim.places.includes(field("place"))) &&
      (!field("from") || claim.published >= field("from")) &&
      (!field("to") || (claim.published && claim.published <= field("to")));
    const search = () => {
      const words = fold(field("q")).split(/\s+/).filter(Boolean);
      const found = claims.filter((claim) => fits(claim, words));
      by("hits-count").textContent = found.length.toLocaleString("en");
      list.replaceChildren(...found.slice(0, 200).map(line));
      if (!found.length) list.append(make("li", "Nothing fits. Try fewer words or another spelling, or leave a filter out."));
      const texts = words.length ? reports.filter((r) => words.every((word) => r.folded.includes(word))) : [];
      by("report-hits").replaceChildren(
        ...texts.slice(0, 20).map((report) => {
          const item = make("li", "");
          item.append(make("a", `${report.headline} (${report.outlet})`, report.link));
          return item;
        }),
      );
      by("report-found").hidden = !texts.length;
      for (const pager of document.querySelectorAll(".pager")) pager.hidden = true;
    };
    const names = ["q", "kind", "place", "teller", "status", "from", "to"];
    const write = () => {
      const asked = new URLSearchParams(names.filter((n) => field(n)).map((n) => [n, field(n)]));
      history.replaceState(null, "", `#${asked}`);
    };
    const read = () => {
      const asked = new URLSearchParams(location.hash.slice(1));
      for (const name of names) form.elements[name].value = asked.get(name) ?? "";
      if ([...asked].length) search();
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      search();
      write();
    });
    addEventListener("hashchange", read);
    read();
  }
})();
