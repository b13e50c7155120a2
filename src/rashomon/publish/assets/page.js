"use strict";
(() => {
  const marks = new Map();
  for (const mark of document.querySelectorAll("mark[data-c]"))
    for (const id of mark.dataset.c.split(" ")) marks.set(id, [...(marks.get(id) ?? []), mark]);

  const light = (id, on) => {
    for (const mark of marks.get(id) ?? []) mark.classList.toggle("on", on);
  };

  let shown = "";
  const follow = () => {
    light(shown, false);
    shown = decodeURIComponent(location.hash.slice(1));
    light(shown, true);
    for (const link of document.querySelectorAll(".margin a.on")) link.classList.remove("on");
    const here = document.querySelector(`.margin a[data-claim="${CSS.escape(shown)}"]`);
    if (here) here.classList.add("on");
  };
  addEventListener("hashchange", follow);
  follow();

  for (const link of document.querySelectorAll(".margin a[data-claim]")) {
    link.addEventListener("mouseenter", () => light(link.dataset.claim, true));
    link.addEventListener("mouseleave", () => link.dataset.claim !== shown && light(link.dataset.claim, false));
  }

  if (matchMedia("(max-width: 56rem)").matches)
    for (const margin of document.querySelectorAll(".margin")) margin.open = false;
})();
