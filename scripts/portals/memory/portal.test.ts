import { describePortal, type PortalBench } from '../contract.ts';
import { createMemoryPortal, type MemoryEntry, retitle } from './portal.ts';

describePortal('memory', async () => {
  const entries = new Map<string, MemoryEntry>();
  return {
    connect: (onEffect) => interrupted(createMemoryPortal('memory', entries), onEffect),
    addForeign: async (name) => {
      entries.set(name, { name, owned: false, visibility: 'public', retired: false, data: null });
    },
    foreign: async (name) => structuredClone(entries.get(name)),
    retitle: async (name, title) => retitle(entries, name, title),
  };
});

function interrupted(
  portal: ReturnType<typeof createMemoryPortal>,
  onEffect: Parameters<PortalBench['connect']>[0],
) {
  return {
    ...portal,
    write: async (...written: Parameters<typeof portal.write>) => {
      onEffect?.();
      await portal.write(...written);
    },
    hold: async (...held: Parameters<typeof portal.hold>) => {
      onEffect?.();
      await portal.hold(...held);
    },
  };
}
