// loop.cjs MODULES CHROMIUM PAGE OUT ANSWERS: a reviewer at work: answers every text and saves the review
//
// ANSWERS is JSON: key -> [verdict, better text, comment]; what it does not name is answered "yes" by
// going on with the button Next and pressing 1, as people do.
'use strict';
const path = require('path');
const fs = require('fs');
const [modules, browserPath, site, out, answersPath] = process.argv.slice(2);
const { chromium } = require(path.join(modules, 'playwright-core'));
const answers = JSON.parse(fs.readFileSync(answersPath, 'utf8'));

async function review(page) {
  await page.goto('file://' + site);
  const keys = await page.$$eval('.card', all => all.map(card => card.dataset.key));
  await page.fill('#name', 'Relectrice');
  for (const key of Object.keys(answers)) {
    const [verdict, better, comment] = answers[key], card = page.locator(`[data-key="${key}"]`);
    await card.locator(`label:has(input[value=${verdict}])`).click();
    await card.locator('textarea[data-as=b]').fill(better);
    await card.locator('textarea[data-as=c]').fill(comment);
  }
  for (let i = Object.keys(answers).length; i < keys.length; i++) {
    await page.click('#next');
    await page.keyboard.press('1');
  }
  console.log(`# ${await page.textContent('#status')}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  await download.saveAs(out);
  console.log(keys.length);
}

(async () => {
  const browser = await chromium.launch({ executablePath: browserPath, headless: true,
    args: ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'] });
  try {
    await review(await (await browser.newContext({ acceptDownloads: true })).newPage());
  } finally {
    await browser.close();
  }
})().catch(e => { console.error(String(e)); process.exitCode = 1; });
