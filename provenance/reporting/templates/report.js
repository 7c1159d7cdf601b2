// A passage that is pointed at or focused shows its partner: both are outlined, and the other text scrolls to it.
// Without this script the same links jump to the partner.
(() => {
  "use strict";
  const inView = (element, box) => {
    const a = element.getBoundingClientRect(), b = box.getBoundingClientRect();
    return a.top >= b.top && a.bottom <= b.bottom;
  };

  const scrollTo = (element, box) => {
    if (box.scrollHeight <= box.clientHeight || inView(element, box)) return;
    const a = element.getBoundingClientRect(), b = box.getBoundingClientRect();
    box.scrollTop += a.top - b.top - box.clientHeight / 3;
  };

  const light = (pair, number) => {
    for (const element of pair.querySelectorAll(".shared.on")) element.classList.remove("on");
    if (!number) return;
    for (const element of pair.querySelectorAll(`.shared[data-n~="${number}"]`)) element.classList.add("on");
  };

  const show = (pair, number, from) => {
    light(pair, number);
    for (const text of pair.querySelectorAll(".text")) {
      const partner = text.querySelector(`.shared[data-n~="${number}"]`);
      if (partner && !text.contains(from)) scrollTo(partner, text);
    }
  };

  // Of a stretch of the source that several passages of the copy share, the first is shown.
  const numberOf = (element) => {
    const tag = element.closest(".tag[data-n]"), shared = element.closest(".shared");
    return tag ? tag.dataset.n : shared && shared.dataset.n.split(" ")[0];
  };

  for (const pair of document.querySelectorAll(".pair")) {
    let waiting, focused;
    pair.addEventListener("pointerover", (event) => {
      clearTimeout(waiting);
      if (event.pointerType !== "mouse") return;
      const number = numberOf(event.target);
      if (number) waiting = setTimeout(show, 90, pair, number, event.target);
      else light(pair, focused);
    });
    pair.addEventListener("pointerleave", () => { clearTimeout(waiting); light(pair, focused); });
    pair.addEventListener("focusin", (event) => {
      focused = event.target.closest(".tag") && numberOf(event.target);
      if (focused) show(pair, focused, event.target);
    });
    pair.addEventListener("focusout", () => { focused = undefined; light(pair); });
    pair.addEventListener("click", (event) => {
      if (event.target.closest(".fact")) return;
      const number = numberOf(event.target);
      if (!number || String(getSelection())) return;
      const tag = event.target.closest(".tag");
      pair.scrollIntoView({ block: "nearest" });
      if (!tag) { show(pair, number, event.target); return; }
      event.preventDefault();
      const partner = document.getElementById(tag.hash.slice(1));
      if (partner) { partner.focus({ preventScroll: true }); scrollTo(partner, partner.closest(".text")); }
    });
  }

  // What is folded on the screen is not hidden on paper.
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details:not([open])")) {
      folded.open = true;
      addEventListener("afterprint", () => { folded.open = false; }, { once: true });
    }
  });
})();
