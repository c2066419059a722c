import type { Addresses } from './sink';

/** Runs in the page, as a script of somebody else's would. What it sends is noted under the attempt's name. */
type Attempt = (to: Addresses) => void;

/** Ways out that leave the page where it is. */
export const STAYING: Readonly<Record<string, Attempt>> = {
  fetch: ({ http }) => void fetch(`${http}fetch`, { mode: 'no-cors' }).catch(() => {}),
  'fetch-keepalive': ({ http }) =>
    void fetch(`${http}fetch-keepalive`, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' }).catch(
      () => {},
    ),
  xhr: ({ http }) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${http}xhr`);
    request.send('x');
  },
  beacon: ({ http }) => void navigator.sendBeacon(`${http}beacon`, 'x'),
  websocket: ({ websocket }) => void new WebSocket(`${websocket}websocket`),
  eventsource: ({ http }) => void new EventSource(`${http}eventsource`),
  image: ({ http }) => {
    new Image().src = `${http}image`;
  },
  background: ({ http }) => {
    document.body.style.backgroundImage = `url(${http}background)`;
  },
  script: ({ http }) =>
    void document.head.append(Object.assign(document.createElement('script'), { src: `${http}script` })),
  module: ({ http }) =>
    void document.head.append(
      Object.assign(document.createElement('script'), { type: 'module', src: `${http}module` }),
    ),
  style: ({ http }) =>
    void document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${http}style` }),
    ),
  font: ({ http }) => void new FontFace('x', `url(${http}font)`).load().catch(() => {}),
  video: ({ http }) => {
    document.createElement('video').src = `${http}video`;
  },
  object: ({ http }) =>
    void document.body.append(Object.assign(document.createElement('object'), { data: `${http}object` })),
  embed: ({ http }) =>
    void document.body.append(Object.assign(document.createElement('embed'), { src: `${http}embed` })),
  iframe: ({ http }) =>
    void document.body.append(Object.assign(document.createElement('iframe'), { src: `${http}iframe` })),
  'image-in-iframe': ({ http }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const image = frame.contentDocument?.createElement('img');
    if (image) image.src = `${http}image-in-iframe`;
  },
  'form-in-iframe': ({ http }) => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'form-target' });
    const form = Object.assign(document.createElement('form'), { action: `${http}form-in-iframe`, target: frame.name });
    document.body.append(frame, form);
    form.submit();
  },
  worker: ({ http }) => {
    const code = new Blob([`fetch('${http}worker', { mode: 'no-cors' })`], { type: 'text/javascript' });
    new Worker(URL.createObjectURL(code));
  },
  'shared-worker': ({ http }) => {
    const code = new Blob([`fetch('${http}shared-worker', { mode: 'no-cors' })`], { type: 'text/javascript' });
    new SharedWorker(URL.createObjectURL(code));
  },
  ping: ({ http }) => {
    const link = Object.assign(document.createElement('a'), { href: '#/', ping: `${http}ping` });
    document.body.append(link);
    link.click();
  },
  prefetch: ({ http }) =>
    void document.head.append(
      Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${http}prefetch` }),
    ),
  preload: ({ http }) =>
    void document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preload', as: 'image', href: `${http}preload` }),
    ),
  modulepreload: ({ http }) =>
    void document.head.append(
      Object.assign(document.createElement('link'), { rel: 'modulepreload', href: `${http}modulepreload` }),
    ),
  speculation: ({ http }) => {
    const rules = JSON.stringify({ prefetch: [{ urls: [`${http}speculation`], eagerness: 'immediate' }] });
    document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', text: rules }));
  },
  // WebRTC, looking for its own address.
  udp: ({ stun }) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
    connection.createDataChannel('x');
    void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  },
};

/** Ways out that take the page, or a new tab, along. */
export const LEAVING: Readonly<Record<string, Attempt>> = {
  location: ({ http }) => {
    location.href = `${http}location`;
  },
  'window-open': ({ http }) => void window.open(`${http}window-open`),
  'link-to-new-tab': ({ http }) =>
    Object.assign(document.createElement('a'), {
      href: `${http}link-to-new-tab`,
      target: '_blank',
      rel: 'noopener noreferrer',
    }).click(),
  refresh: ({ http }) =>
    void document.head.append(
      Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${http}refresh` }),
    ),
  // Through an empty window of one's own, which could be without the page's policy.
  'fetch-in-window': ({ http }) => {
    const opened = window.open('about:blank') as (Window & typeof globalThis) | null;
    void opened?.fetch(`${http}fetch-in-window`, { mode: 'no-cors' }).catch(() => {});
  },
  form: ({ http }) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: `${http}form` });
    document.body.append(form);
    form.submit();
  },
};
