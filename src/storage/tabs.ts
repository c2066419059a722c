import * as v from 'valibot';

const messageSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('changed'), assessmentId: v.string() }),
  v.strictObject({ kind: v.literal('room'), roomId: v.string() }),
  v.strictObject({ kind: v.literal('erased') }),
]);

/** What the app's open tabs tell each other. They carry no answers: those are read from the database. */
export type TabMessage = v.InferOutput<typeof messageSchema>;

// Not while prerendering: an open channel would keep that process alive for ever.
const channel = globalThis.window && new BroadcastChannel('security-kenshin');

export function tellOtherTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

export function listenToOtherTabs(listener: (message: TabMessage) => void): void {
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const result = v.safeParse(messageSchema, event.data);
    if (result.success) listener(result.output);
  });
}
