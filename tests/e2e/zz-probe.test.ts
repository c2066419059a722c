import { AxeBuilder } from '@axe-core/playwright';
import { expect, inject, it } from 'vitest';
import { appReady, visit } from '../support/app';
import { launchBrowser } from '../support/browser';
import { ENGLISH, JAPANESE, openScreen, SCREENS, seed } from '../support/seed';
const url = inject('url');
it('probe', async () => {
  const browser = await launchBrowser();
  for (const language of [JAPANESE, ENGLISH]) {
    const { context, page } = await visit(browser, url, { locale: language.locale });
    await appReady(page);
    await seed(page);
    await page.reload();
    await appReady(page);
    await page.evaluate(() => { document.documentElement.style.fontSize = '36px'; });
    for (const screen of SCREENS) {
      await openScreen(page, screen, language);
      const w = await page.evaluate(() => document.scrollingElement?.scrollWidth);
      const { incomplete } = await new AxeBuilder({ page }).withRules(['color-contrast']).setLegacyMode().analyze();
      console.log(language.tag, screen.name, w, JSON.stringify(incomplete.flatMap((r) => r.nodes.map((n) => [n.target.join(), n.html.slice(0, 120), n.any[0]?.relatedNodes?.map((x) => x.html.slice(0, 80))]))));
      await page.screenshot({ path: `/tmp/shots/${language.tag}-${screen.address.replace(/\W+/g, '_')}.png`, fullPage: true });
    }
    await context.close();
  }
  await browser.close();
});
