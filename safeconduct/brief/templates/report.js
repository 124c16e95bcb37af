"use strict";
(() => {
  const film = JSON.parse(document.getElementById("film").textContent);
  const mains = [...document.querySelectorAll("main")];
  const last = film.frames - 1;

  // Languages: the page is in one at a time; the address says which (#ar, or #ar-answer).
  function speak(code) {
    for (const main of mains) {
      main.hidden = main.lang !== code;
      if (!main.hidden) {
        document.documentElement.lang = code;
        document.documentElement.dir = main.dir;
        document.title = main.dataset.title;
      }
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === code));
    }
  }
  function fromAddress() {
    const code = location.hash.slice(1).split("-")[0];
    if (!mains.some((main) => main.lang === code)) return;
    speak(code);
    const target = document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      const here = mains.find((main) => !main.hidden);
      const heads = [...here.querySelectorAll("h2[id]")];
      const seen = heads.filter((head) => head.getBoundingClientRect().top < 120).pop();
      const part = seen ? seen.id.split("-").slice(1).join("-") : "";
      speak(button.dataset.language);
      const there = part && document.getElementById(`${button.dataset.language}-${part}`);
      if (there) there.scrollIntoView({ behavior: "instant" });
      else scrollTo({ top: 0, behavior: "instant" });
    });
  }
  addEventListener("hashchange", fromAddress);

  // Rows come sparse ([frame, value, …]) or as changes; both become one value a frame.
  function spread(row, held) {
    const values = new Array(film.frames).fill(0);
    for (let i = 0; i < row.length; i += 2) {
      const end = held ? (i + 2 < row.length ? row[i + 2] : film.frames) : row[i] + 1;
      values.fill(row[i + 1], row[i], end);
    }
    return values;
  }
  const pieces = film.pieces.map((row) => spread(row, true));
  const states = film.crossings.map((row) => spread(row, true));
  const sites = film.sites.map((row) => spread(row, true));
  const gone = film.areas.map(([, row]) => {
    let sum = 0;
    return spread(row, false).map((value) => (sum += value));
  });
  const wanting = film.areas.map(([persons]) => persons);
  const out = Array.from({ length: film.frames }, (_, i) => gone.reduce((sum, row) => sum + row[i], 0));

  const shareClass = (share) => (share < 0.0005 ? 0 : share >= 0.9995 ? film.shares.length - 1 : 1 + Math.min(3, Math.floor(share * 4)));
  const roadClass = (rate) => film.breaks.reduce((found, edge) => found + (rate >= edge ? 1 : 0), 0);

  const views = mains.map((main) => {
    const box = main.querySelector(".film");
    const map = box.querySelector(".map svg");
    const all = (query) => [...map.querySelectorAll(query)];
    const shown = ["fill", "stroke", "stroke-width", "visibility", "y", "height"];
    const view = {
      code: main.lang,
      format: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 }),
      words: film.words[main.lang],
      moments: film.moments[main.lang],
      slider: box.querySelector("input"),
      moment: box.querySelector(".moment"),
      readout: box.querySelector(".readout"),
      play: box.querySelector(".play"),
      whole: box.querySelector(".whole"),
      list: [...box.querySelectorAll(".states .state")],
      pieces: all(".pieces [data-i]"),
      areas: all(".areas [data-i]"),
      sites: all(".sites [data-i]"),
      crossings: all(".crossings [data-i]").map((mark) => [...mark.querySelectorAll("[data-s]")]),
      hazards: all(".hazards [data-i]"),
    };
    const kept = [...view.pieces, ...view.areas, ...view.hazards, ...view.crossings.flat(), ...view.sites.map((site) => site.querySelector(".level"))];
    const before = kept.map((mark) => shown.map((name) => mark.getAttribute(name)));
    const states = view.list.map((item) => [item.className, item.textContent]);
    view.restore = () => {
      kept.forEach((mark, i) => shown.forEach((name, k) => set(mark, name, before[i][k])));
      view.list.forEach((item, i) => ([item.className, item.textContent] = states[i]));
    };
    return view;
  });
  function set(mark, name, value) {
    if (value === null) mark.removeAttribute(name);
    else mark.setAttribute(name, value);
  }
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function show(view, frame) {
    let busiest = 0;
    view.pieces.forEach((mark, i) => {
      const rate = pieces[i][frame];
      busiest = Math.max(busiest, rate);
      if (rate <= 0) return mark.setAttribute("visibility", "hidden");
      const found = roadClass(rate);
      mark.removeAttribute("visibility");
      mark.setAttribute("stroke", film.roads[0][found]);
      mark.setAttribute("stroke-width", film.roads[1][found]);
    });
    view.areas.forEach((mark, i) => mark.setAttribute("fill", film.shares[shareClass(wanting[i] ? gone[i][frame] / wanting[i] : 0)]));
    view.crossings.forEach((signs, i) => {
      for (const sign of signs) set(sign, "visibility", sign.dataset.s === states[i][frame] ? null : "hidden");
      view.list[i].className = `state ${states[i][frame]}`;
      view.list[i].textContent = view.words[`state.${states[i][frame]}`];
    });
    view.sites.forEach((mark, i) => {
      const level = mark.querySelector(".level");
      const tall = 18 * Math.min(1, sites[i][frame]);
      level.setAttribute("height", tall);
      level.setAttribute("y", 9 - tall);
    });
    view.hazards.forEach((mark, i) => set(mark, "visibility", film.hazards[i][0] <= frame && frame < film.hazards[i][1] ? null : "hidden"));
    view.moment.textContent = view.moments[frame];
    view.slider.setAttribute("aria-valuetext", view.moments[frame]);
    view.readout.textContent = filled(view.words["map.readout"], {
      out: view.format.format(out[frame]),
      wanting: view.format.format(film.wanting),
      road: view.format.format(busiest),
    });
  }
  let playing = 0;
  function stop() {
    clearInterval(playing);
    playing = 0;
    for (const view of views) view.play.textContent = view.words["map.play"];
  }
  function move(frame) {
    for (const view of views) {
      view.slider.value = String(frame);
      show(view, frame);
    }
  }
  function whole() {
    stop();
    for (const view of views) {
      view.restore();
      view.moment.textContent = "";
      view.readout.textContent = view.words["map.whole.readout"];
    }
  }
  for (const view of views) {
    view.slider.addEventListener("input", () => {
      stop();
      move(Number(view.slider.value));
    });
    view.whole.addEventListener("click", whole);
    view.play.addEventListener("click", () => {
      if (playing) return stop();
      if (Number(view.slider.value) >= last) move(0);
      playing = setInterval(() => {
        const frame = Number(view.slider.value);
        if (frame >= last) return stop();
        move(frame + 1);
      }, 180);
      for (const each of views) each.play.textContent = each.words["map.stop"];
    });
  }
  // Paper shows the whole plan: a moment of the slider would say nothing there.
  addEventListener("beforeprint", whole);
  move(film.first);
  fromAddress();
})();
