/* What the review page does in a browser: ticks kept, filters, keys, the file to send.

   One classic script, for file:// allows no modules and no fetch. It reads only attributes of the
   page (texts arrive escaped there) and writes only textContent, so that no text of a listing is
   ever taken for markup. What was said is kept under the network and language, each with the hashes
   of its sentences: in a newer edition it shows only where both are still the same. */
'use strict';
(function () {
  var d = document, facts = d.body.dataset, store = null, kept = {};
  var where = 'dalil-review:' + facts.network + ':' + facts.language;
  var name = at('name'), status = at('status'), filter = at('filter'), keys = at('keys');
  var cards = all('.card'), tabs = all('[role=tab]'), links = all('.page a');
  var narrow = window.matchMedia('(max-width: 59.99em)');

  function at(id) { return d.getElementById(id); }
  function all(what, from) { return Array.prototype.slice.call((from || d).querySelectorAll(what)); }
  function tell(text) { status.textContent = text; measure(); }
  function card_of(element) { return element.closest && element.closest('.card'); }

  /* What was said before. */
  function load() {
    try {
      store = window.localStorage;
      store.setItem(where + ':try', '1');
      store.removeItem(where + ':try');
      kept = JSON.parse(store.getItem(where) || '{}') || {};
    } catch (e) {
      if (!store) tell(facts.nostore);
    }
    if (!kept.entries || typeof kept.entries !== 'object')
      kept = { name: '', keys: true, entries: Object.create(null) };
  }
  /* What stands behind the bar is out of sight: places scrolled to stop below it. */
  function measure() {
    d.documentElement.style.setProperty('--bar', d.querySelector('.bar').offsetHeight + 'px');
  }
  function save() {
    try {
      if (store) store.setItem(where, JSON.stringify(kept));
    } catch (e) { tell(facts.nostore); }
  }
  function mine(card) {
    var key = card.dataset.key;
    var said = Object.prototype.hasOwnProperty.call(kept.entries, key) ? kept.entries[key] : null;
    return said && said.s === card.dataset.source && said.t === card.dataset.translation ? said : null;
  }
  function is_done(card) {
    var said = mine(card);
    return !!(said && said.v) || card.classList.contains('signed');
  }

  /* Showing it. */
  function show(card) {
    var said = mine(card), say = card.querySelector('.say');
    card.dataset.mine = said ? said.v : '';
    if (said && (said.v === 'no' || said.v === 'unsure' || said.c || said.b)) say.open = true;
    links.forEach(function (a) {
      if (a.dataset.to === card.id) a.classList.toggle('done', !!(said && said.v));
    });
  }
  function count() {
    var n = cards.filter(is_done).length, bar = at('progress');
    at('count').textContent = facts.progress.replace('{n}', n).replace('{m}', cards.length);
    bar.max = cards.length || 1;
    bar.value = n;
    return n === cards.length;
  }
  function sift() {
    var any = false;
    cards.forEach(function (card) {
      var on = filter.value === 'all' ||
        (filter.value === 'left' ? !is_done(card) : card.classList.contains(filter.value));
      card.hidden = !on;
      any = any || on;
    });
    at('none').hidden = any;
  }
  function say(card, change) {
    var said = mine(card);
    if (!said) {
      said = { s: card.dataset.source, t: card.dataset.translation, v: '', c: '', b: '' };
      kept.entries[card.dataset.key] = said;
    }
    change(said);
    save();
    show(card);
    if (count()) tell(facts.alldone);
  }
  function answer(card, verdict) {
    say(card, function (said) { said.v = verdict; });
  }
  function set_up(card) {
    var said = mine(card);
    card.querySelector('.answer').hidden = false;
    all('input', card).forEach(function (button) {
      button.checked = !!said && said.v === button.value;
      button.addEventListener('change', function () { answer(card, button.value); });
    });
    all('textarea', card).forEach(function (box) {
      var as = box.dataset.as;
      box.value = said ? said[as] || '' : '';
      box.addEventListener('input', function () { say(card, function (x) { x[as] = box.value; }); });
    });
    show(card);
  }

  /* Tabs: on a narrow screen the pages are one of them, on a wide one they are always there. */
  function choose(tab, focus) {
    tabs.forEach(function (other) {
      var on = other === tab, panel = at(other.getAttribute('aria-controls'));
      other.setAttribute('aria-selected', on ? 'true' : 'false');
      other.tabIndex = on ? 0 : -1;
      if (panel.id === 'pages') panel.classList.toggle('chosen', on);
      else panel.hidden = !on;
    });
    if (focus) tab.focus();
  }
  function chosen() {
    return tabs.filter(function (tab) { return tab.getAttribute('aria-selected') === 'true'; })[0];
  }
  function step(tab, by) {
    var seen = tabs.filter(function (t) { return narrow.matches || t.id !== 'tab-pages'; });
    choose(seen[(seen.indexOf(tab) + by + seen.length) % seen.length], true);
  }
  tabs.forEach(function (tab) {
    var panel = at(tab.getAttribute('aria-controls')), ltr = getComputedStyle(d.body).direction === 'ltr';
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    panel.removeAttribute('aria-label');
    tab.addEventListener('click', function () { choose(tab, false); });
    tab.addEventListener('keydown', function (e) {
      var by = { ArrowRight: ltr ? 1 : -1, ArrowLeft: ltr ? -1 : 1 }[e.key];
      if (by) { e.preventDefault(); step(tab, by); }
    });
  });

  /* From a place on a page to its card and back. */
  function mark(id) {
    var box = at('pages'), edge = box.getBoundingClientRect(), first = null, seen = narrow.matches;
    links.forEach(function (a) {
      var on = a.dataset.to === id, r;
      a.classList.toggle('is-here', on);
      if (!on) return;
      r = a.getBoundingClientRect();
      first = first || r;
      seen = seen || (r.top >= edge.top && r.bottom <= edge.bottom);
    });
    if (first && !seen) box.scrollTop += first.top - edge.top - edge.height / 3;
  }
  function go(id) {
    var e = id && at(id), panel = e && e.closest('[role=tabpanel]');
    if (!panel) return;
    if (panel.id !== 'pages' || narrow.matches) choose(at('tab-' + panel.id), false);
    if (e.hidden) { filter.value = 'all'; sift(); }
    mark(panel.id === 'pages' && e.dataset.to || e.id);
    e.focus({ preventScroll: true });
    e.scrollIntoView({ block: panel.id === 'pages' ? 'center' : 'start' });
  }
  function here() {
    var id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (e) { return; }
    go(id);
  }
  function next() {
    var open = cards.filter(function (card) { return !card.hidden; });
    var from = open.indexOf(card_of(d.activeElement) || d.querySelector('.card:target'));
    var i, card;
    for (i = 1; i <= open.length; i++) {
      card = open[(from + i) % open.length];
      if (!is_done(card)) return go(card.id);
    }
    if (open.length) tell(facts.alldone);
  }
  function press(e) {
    var card = card_of(e.target), open, by, verdict;
    if (!card || !keys.checked || e.ctrlKey || e.altKey || e.metaKey || e.target.tagName === 'TEXTAREA')
      return;
    open = cards.filter(function (x) { return !x.hidden; });
    by = { j: 1, k: -1 }[e.key.toLowerCase()];
    verdict = { 1: 'yes', 2: 'no', 3: 'unsure' }[e.key];
    if (by && open[open.indexOf(card) + by]) {
      e.preventDefault();
      go(open[open.indexOf(card) + by].id);
    }
    if (verdict) {
      e.preventDefault();
      card.querySelector('input[value=' + verdict + ']').checked = true;
      answer(card, verdict);
    }
  }

  /* The file to send. */
  function file() {
    var out = {
      format: 'dalil-review', version: 1, network: facts.network, language: facts.language,
      edition: facts.edition, reviewer: name.value.trim(),
      date: new Date().toISOString().slice(0, 10), entries: []
    };
    cards.forEach(function (card) {
      var said = mine(card);
      if (said && (said.v || said.c || said.b))
        out.entries.push({
          key: card.dataset.key, source: said.s, translation: said.t, verdict: said.v || 'unsure',
          comment: said.c, suggestion: said.b
        });
    });
    return new Blob([JSON.stringify(out, null, 1)], { type: 'application/json' });
  }
  function hand_over() {
    var a = d.createElement('a'), url;
    if (!name.value.trim()) {
      tell(facts.needname);
      name.focus();
      return;
    }
    url = URL.createObjectURL(file());
    a.href = url;
    a.download = 'review-' + facts.edition.replace(/[^A-Za-z0-9-]/g, '-') + '.json';
    d.body.appendChild(a);
    a.click();
    a.remove();
    window.setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
    tell(facts.saved + a.download + ' ' + facts.send);
  }

  load();
  cards.forEach(set_up);
  name.value = kept.name || '';
  keys.checked = kept.keys !== false;
  d.documentElement.classList.add('scripted');
  all('.live').forEach(function (e) { e.hidden = false; });
  choose(tabs[0], false);
  sift();
  count();
  measure();
  window.addEventListener('resize', measure);
  name.addEventListener('input', function () { kept.name = name.value; save(); });
  keys.addEventListener('change', function () { kept.keys = keys.checked; save(); });
  filter.addEventListener('change', function () { sift(); count(); });
  at('next').addEventListener('click', next);
  at('save').addEventListener('click', hand_over);
  window.addEventListener('hashchange', here);
  d.addEventListener('keydown', press);
  d.addEventListener('focusin', function (e) {
    if (card_of(e.target)) mark(card_of(e.target).id);
  });
  d.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a[href^="#"]');
    if (a) window.setTimeout(here, 0);
  });
  here();
})();
