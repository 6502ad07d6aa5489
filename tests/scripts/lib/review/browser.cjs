// browser.cjs MODULES CHROMIUM FOLDER: what the review page does in a real browser, a line of TAP each
//
// FOLDER holds ar/, en/, hostile/, newer/ and "moved é/" with an index.html each; pictures and the saved
// review go there. newer/ is ar/ after one sentence changed, moved/ is ar/ in another place.
'use strict';
const path = require('path');
const fs = require('fs');
const [modules, browserPath, folder] = process.argv.slice(2);
const { chromium } = require(path.join(modules, 'playwright-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
const flags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND'];

function say(good, name, detail) {
  console.log(`${good ? 'ok' : 'not ok'} - ${name}`);
  if (!good && detail !== undefined) console.log('# ' + JSON.stringify(detail).slice(0, 1500));
}

async function open(browser, which, options = {}, fragment = '') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const url = 'file://' + path.join(folder, which, 'index.html');
  const seen = { requests: [], errors: [], dialogs: 0 };
  page.on('request', r => { if (!r.url().startsWith(url) && !r.url().startsWith('data:') && !r.url().startsWith('blob:')) seen.requests.push(r.url()); });
  page.on('console', m => { if (m.type() === 'error' || m.type() === 'warning') seen.errors.push(m.text()); });
  page.on('pageerror', e => seen.errors.push(e.message));
  page.on('dialog', d => { seen.dialogs++; d.dismiss(); });
  await page.goto(url + fragment);
  return { context, page, seen };
}

async function looks(browser, which) {
  for (const width of [320, 768, 1280]) {
    const { context, page, seen } = await open(browser, which, { viewport: { width, height: 900 } });
    await page.screenshot({ path: path.join(folder, `${which}-${width}.png`) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    say(wide <= 0, `${which} at ${width}: nothing sticks out`, wide);
    const small = await page.evaluate(() => Array.from(document.querySelectorAll('button,select,.verdict label,input[type=text],#name'))
      .map(e => e.getBoundingClientRect()).filter(r => r.width && (r.height < 24 || r.width < 24)).length);
    say(small === 0, `${which} at ${width}: controls of 24 pixels or more`, small);
    say(seen.requests.length === 0, `${which} at ${width}: no request`, seen.requests);
    say(seen.errors.length === 0, `${which} at ${width}: no error`, seen.errors);
    await context.close();
  }
}

async function works(browser, which) {
  const { context, page, seen } = await open(browser, which);
  const link = page.locator('.page a[data-to$="/summary"]').first();
  const to = await link.getAttribute('data-to');
  await link.click();
  await page.waitForFunction(id => document.activeElement && document.activeElement.id === id, to);
  say(true, `${which}: a click on a rectangle focuses its card`);
  await page.keyboard.press('1');
  const card = page.locator(`[data-key="${to}"]`);
  say(await card.locator('input[value=yes]').isChecked(), `${which}: key 1 says yes`);
  await page.keyboard.press('j');
  const next = await page.evaluate(() => document.activeElement.dataset.key);
  say(next && next !== to, `${which}: key J goes on`, next);
  await page.keyboard.press('k');
  say(await page.evaluate(() => document.activeElement.dataset.key) === to, `${which}: key K goes back`);
  await card.locator('summary').click();
  const comment = '<b>à voir</b> "\' \u202e ملاحظة 1j';
  await card.locator('textarea[data-as=c]').fill(comment);
  await page.fill('#name', 'Relectrice');
  await page.reload();
  say(await card.locator('textarea[data-as=c]').inputValue() === comment, `${which}: a comment survives a reload`);
  say(await card.locator('input[value=yes]').isChecked(), `${which}: a tick survives a reload`);
  say(/(^|\D)1(\D|$)/.test(await page.textContent('#count')), `${which}: progress counts it`, await page.textContent('#count'));
  await page.selectOption('#filter', 'left');
  say(await card.isHidden(), `${which}: what is done is not left to do`);
  await page.selectOption('#filter', 'all');
  await page.click('#tab-data');
  say(await page.locator('#data').isVisible() && await page.locator('#texts').isHidden(), `${which}: the tab shows data`);
  await page.evaluate(id => { location.hash = '#' + encodeURIComponent(id); }, to);
  await page.waitForFunction(id => document.activeElement && document.activeElement.id === id, to);
  say(await card.isVisible(), `${which}: a deep link opens the tab and the card`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  await download.saveAs(path.join(folder, `${which}.json`));
  say((await page.textContent('#status')).length > 10, `${which}: saving is told`);
  say(seen.requests.length === 0 && seen.errors.length === 0, `${which}: no request and no error in use`, seen);
  await context.close();
}

async function here(page) {
  return page.evaluate(() => document.activeElement.id);
}

async function keyboard(browser, which) {
  const { context, page, seen } = await open(browser, which);
  const met = [];
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab');
    met.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
  }
  const wanted = ['skip', 'name', 'SUMMARY', 'next', 'filter', 'save', 'tab-texts', 'pages'];
  say(JSON.stringify(met.slice(0, 8)) === JSON.stringify(wanted), `${which}: Tab goes through the tools in their order`, met);
  await page.focus('#tab-texts');
  await page.keyboard.press(which === 'ar' ? 'ArrowLeft' : 'ArrowRight');
  say(await here(page) === 'tab-data' && await page.locator('#data').isVisible(), `${which}: arrows change the tab, in the direction of the page`);
  await page.keyboard.press(which === 'ar' ? 'ArrowRight' : 'ArrowLeft');
  const link = page.locator('.page a[data-to$="/summary"]').nth(1), to = await link.getAttribute('data-to');
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(id => document.activeElement.id === id, to);
  say(true, `${which}: Enter on a place of the page goes to its card`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  say(await page.evaluate(id => document.getElementById(id).contains(document.activeElement), to), `${which}: Tab stays in the card`);
  await page.click('#next');
  const first = await here(page);
  await page.keyboard.press('2');
  say(await page.locator(`[id="${first}"] details.say`).evaluate(e => e.open), `${which}: a no asks for a better text`);
  await page.click('#next');
  say(await here(page) !== first && await page.evaluate(() => document.activeElement.classList.contains('card')), `${which}: Next goes to the next without an answer`);
  const top = await page.evaluate(() => [document.activeElement.getBoundingClientRect().top, document.querySelector('.bar').getBoundingClientRect().bottom]);
  say(top[0] >= top[1] - 1, `${which}: the bar does not cover what has the focus`, top);
  await page.uncheck('#keys', { force: true }).catch(async () => { await page.click('.keyboard summary'); await page.uncheck('#keys'); });
  await page.click('#next');
  await page.keyboard.press('1');
  say(!(await page.locator(`[id="${await here(page)}"] input[value=yes]`).isChecked()), `${which}: the shortcuts can be turned off`);
  say(seen.errors.length === 0, `${which}: no error with the keyboard`, seen.errors);
  await context.close();
}

async function sifts(browser, which) {
  const { context, page } = await open(browser, which);
  for (const kind of ['new', 'changed', 'problem']) {
    await page.selectOption('#filter', kind);
    const [shown, meant] = await page.evaluate(kind => [
      Array.from(document.querySelectorAll('.card')).filter(c => c.offsetParent !== null).map(c => c.id),
      Array.from(document.querySelectorAll('.card.' + kind)).map(c => c.id)], kind);
    say(JSON.stringify(shown) === JSON.stringify(meant), `${which}: the filter "${kind}" shows those and no others`, [shown.length, meant.length]);
    say((await page.locator('#none').isVisible()) === (meant.length === 0), `${which}: and says when there are none`);
  }
  await context.close();
}

async function telephone(browser, which) {
  const { context, page, seen } = await open(browser, which, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  say(await page.locator('#pages').isHidden() && await page.locator('#texts').isVisible(), `${which} on a telephone: the texts come first`);
  const card = page.locator('.card:has(.piece)').nth(3), id = await card.getAttribute('id');
  await card.locator('.places a').first().tap();
  await page.waitForFunction(() => document.querySelector('#pages').classList.contains('chosen'));
  say(await page.locator('#pages').isVisible() && await page.locator('#texts').isHidden(), `${which} on a telephone: a text is found on its page`);
  await page.locator(`.page a[data-to="${id}"]`).first().tap();
  await page.waitForFunction(id => document.activeElement.id === id, id);
  say(await card.isVisible() && await page.locator('#pages').isHidden(), `${which} on a telephone: and the page leads back to it`);
  const tall = await page.evaluate(() => document.querySelector('.bar').offsetHeight / window.innerHeight);
  say(tall < 0.2, `${which} on a telephone: the bar takes less than a fifth`, tall);
  const drawn = await card.locator('.piece').evaluate(e => e.getBoundingClientRect().height);
  say(drawn > 20, `${which} on a telephone: the piece of the page is there`, drawn);
  await page.screenshot({ path: path.join(folder, `${which}-telephone.png`) });
  say(seen.errors.length === 0 && seen.requests.length === 0, `${which} on a telephone: no error, no request`, seen);
  await context.close();
}

// One browser, three files: ticks go along where both sentences are the same.
async function later(browser) {
  const { context, page } = await open(browser, 'ar');
  const changed = 'aide-aux-devoirs/eligibility', same = 'aide-aux-devoirs/summary';
  const tick = key => page.locator(`[data-key="${key}"] input[value=yes]`);
  for (const key of [changed, same]) await page.locator(`[data-key="${key}"] label:has(input[value=yes])`).click();
  await page.goto('file://' + path.join(folder, 'moved é', 'index.html'));
  say(await tick(changed).isChecked() && await tick(same).isChecked(), 'in another folder the ticks are there');
  await page.goto('file://' + path.join(folder, 'newer', 'index.html') + '#' + encodeURIComponent(changed));
  say(await tick(same).isChecked(), 'in a newer edition a tick stays where nothing changed');
  say(!(await tick(changed).isChecked()), 'and never where something did');
  say(await here(page) === changed, 'a deep link opens its card at once');
  const card = page.locator(`[data-key="${changed}"]`);
  say(await card.locator('del').count() > 0 && await card.locator('ins').count() > 0, 'which shows what went and what came');
  await context.close();
}

async function reads(browser, which) {
  const { context, page } = await open(browser, which, { javaScriptEnabled: false });
  const n = await page.locator('.card').count();
  const visible = await page.locator('.card dl').evaluateAll(all => all.filter(e => e.getClientRects().length).length);
  say(n > 10 && visible === n && await page.locator('#data').isVisible() && await page.locator('.page').first().isVisible(),
    `${which}: without its script every source and translation can be read`, [n, visible]);
  say(!(await page.locator('#save').isVisible()), `${which}: without its script no button that does nothing`);
  await page.locator('.page a').first().click();
  say((await page.url()).includes('#'), `${which}: rectangles are links without the script`);
  await context.close();
}

async function accessible(browser, which) {
  for (const width of [1280, 320]) await judged(browser, which, width);
}

async function judged(browser, which, width) {
  const { context, page } = await open(browser, which, { bypassCSP: true, viewport: { width, height: 900 } });
  await page.evaluate(axe);
  for (const tab of width < 900 ? ['#tab-texts', '#tab-pages', '#tab-data'] : ['#tab-texts', '#tab-data']) {
    await page.click(tab);
    const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    const grave = found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
    say(grave.length === 0, `${which} at ${width} ${tab}: axe finds nothing serious`, grave.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]));
    const rest = found.violations.filter(v => !grave.includes(v)).map(v => v.id);
    if (rest.length) console.log(`# ${which} at ${width} ${tab}: lesser findings: ${rest}`);
  }
  await page.click('#tab-texts');
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls = ['button', 'link', 'textbox', 'radio', 'checkbox', 'combobox', 'tab', 'progressbar', 'image'];
  const bare = nodes.filter(x => !x.ignored && x.role && controls.includes(x.role.value) && !(x.name && x.name.value.trim()));
  say(bare.length === 0, `${which} at ${width}: every control has a name`, bare.map(x => x.role.value));
  await context.close();
}

async function inert(browser) {
  const { context, page, seen } = await open(browser, 'hostile');
  for (const label of await page.locator('.verdict label').all()) await label.click();
  for (const link of await page.locator('.places a').all()) await link.click();
  for (const box of await page.locator('textarea').all()) await box.fill('<img src=x onerror=alert(1)>');
  await page.fill('#name', '"><script>alert(1)</script>');
  await page.click('#save');
  await page.reload();
  await page.waitForTimeout(300);
  say(seen.dialogs === 0 && seen.requests.length === 0 && seen.errors.length === 0, 'hostile texts do nothing', seen);
  const made = await page.evaluate(() => ({ script: document.querySelectorAll('script').length,
    img: document.querySelectorAll('img,iframe,object,embed,form,base').length, xss: typeof window.xss,
    on: Array.from(document.querySelectorAll('*')).filter(e => Array.from(e.attributes).some(a => /^on/.test(a.name) || /^\s*javascript:/i.test(a.value))).length }));
  say(JSON.stringify(made) === '{"script":1,"img":0,"xss":"undefined","on":0}', 'hostile texts make no element, no handler and no link', made);
  await context.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath: browserPath, headless: true, args: flags });
  try {
    for (const which of ['ar', 'en']) {
      await looks(browser, which);
      await works(browser, which);
      await keyboard(browser, which);
      await sifts(browser, which);
      await telephone(browser, which);
      await reads(browser, which);
      await accessible(browser, which);
    }
    await later(browser);
    await inert(browser);
  } finally {
    await browser.close();
  }
})().catch(e => { say(false, 'the browser got to the end', String(e)); process.exitCode = 1; });
