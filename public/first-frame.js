// @ts-check
// Runs before the first frame, while index.html already holds the home screen as HTML: applies what the person chose
// (see src/storage/settings.ts), and keeps that screen hidden when another page or language is wanted, or when it
// stands in another site's frame, where somebody could be led to tap it unawares (see src/framed.tsx).
(() => {
  const page = document.documentElement;
  if (window.top !== window.self) page.dataset.framed = '';
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('security-kenshin') ?? '{}') ?? {};
  } catch {
    // Blocked or unreadable: the app itself starts with the device's own settings, and so does this.
  }
  if (chosen.theme) page.dataset.theme = String(chosen.theme);
  if (chosen.textSize) page.dataset.textSize = String(chosen.textSize);
  const offered = (page.dataset.locales ?? '').split(' ');
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const language = offered.includes(chosen.locale)
    ? chosen.locale
    : (wanted.find((tag) => offered.includes(tag)) ?? 'ja');
  if (language !== 'ja') page.dataset.firstFrame = 'empty';
  else if (!/^#?\/?$/.test(location.hash)) page.dataset.firstFrame = 'other';
})();
