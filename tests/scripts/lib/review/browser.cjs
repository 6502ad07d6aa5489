// browser.cjs MODULES CHROMIUM FOLDER: what the review page does in a real browser, a line of TAP each
//
// FOLDER holds ar/, en/ and hostile/ with an index.html each; pictures and the saved review go there.
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

async function reads(browser, which) {
  const { context, page } = await open(browser, which, { javaScriptEnabled: false });
  const n = await page.locator('.card').count();
  const visible = await page.locator('.card dl').last().isVisible();
  say(n > 10 && visible && await page.locator('#data').isVisible(), `${which}: readable without its script`, n);
  say(!(await page.locator('#save').isVisible()), `${which}: without its script no button that does nothing`);
  await page.locator('.page a').first().click();
  say((await page.url()).includes('#'), `${which}: rectangles are links without the script`);
  await context.close();
}

async function accessible(browser, which) {
  const { context, page } = await open(browser, which, { bypassCSP: true });
  await page.evaluate(axe);
  for (const tab of ['#tab-texts', '#tab-data']) {
    await page.click(tab);
    const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    const grave = found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
    say(grave.length === 0, `${which} ${tab}: axe finds nothing serious`, grave.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]));
    const rest = found.violations.filter(v => !grave.includes(v)).map(v => v.id);
    if (rest.length) console.log(`# ${which} ${tab}: lesser findings: ${rest}`);
  }
  await page.click('#tab-texts');
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls = ['button', 'link', 'textbox', 'radio', 'checkbox', 'combobox', 'tab', 'progressbar', 'image'];
  const bare = nodes.filter(x => !x.ignored && x.role && controls.includes(x.role.value) && !(x.name && x.name.value.trim()));
  say(bare.length === 0, `${which}: every control has a name`, bare.map(x => x.role.value));
  await context.close();
}

async function inert(browser) {
  const { context, page, seen } = await open(browser, 'hostile');
  await page.waitForTimeout(300);
  say(seen.dialogs === 0 && seen.requests.length === 0 && seen.errors.length === 0, 'hostile texts do nothing', seen);
  say(await page.evaluate(() => document.querySelectorAll('script').length) === 1, 'hostile texts make no element');
  await context.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath: browserPath, headless: true, args: flags });
  try {
    for (const which of ['ar', 'en']) {
      await looks(browser, which);
      await works(browser, which);
      await reads(browser, which);
      await accessible(browser, which);
    }
    await inert(browser);
  } finally {
    await browser.close();
  }
})().catch(e => { say(false, 'the browser got to the end', String(e)); process.exitCode = 1; });
