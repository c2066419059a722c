// @ts-check
// The whole script of the floor: the least code that keeps every answer and draws the result.
const form = document.forms[0];
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('floor');
  request.onupgradeneeded = () => request.result.createObjectStore('answers');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const answers = async (mode) => (await opened).transaction('answers', mode).objectStore('answers');
form.onchange = async ({ target }) => {
  if (form.querySelectorAll(':checked').length === form.querySelectorAll('fieldset').length) draw();
  (await answers('readwrite')).put(target.value, target.name);
};
async function draw() {
  const { drawRadar } = await import('./radar.js');
  drawRadar(document.querySelector('canvas'), form);
}
answers('readonly').then((store) => {
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return;
    form.elements[cursor.key].value = cursor.value;
    cursor.continue();
  };
});
form.dataset.live = 'true';
addEventListener('load', () => navigator.serviceWorker.register('sw.js'));
