// The probe's background: counts the words of the page that the popup was opened on.
const api = globalThis.browser ?? globalThis.chrome;
globalThis.probe = { ready: true };

api.runtime.onMessage.addListener((message, _sender, answer) => {
  grade(message.tab).then(answer, (error) => answer({ error: String(error) }));
  return true;
});

async function grade(tabId) {
  const [{ result }] = await api.scripting.executeScript({
    target: { tabId },
    func: () => document.body.innerText.trim().split(/\s+/).length,
  });
  await api.action.setBadgeText({ tabId, text: String(result) });
  await api.action.setTitle({ tabId, title: `Probe: ${result} words` });
  await api.storage.session.set({ [`report:${tabId}`]: { words: result } });
  return { words: result };
}
