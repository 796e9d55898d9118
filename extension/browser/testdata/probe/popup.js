// The probe's popup: asks the background about the current tab and shows the answer.
const api = globalThis.browser ?? globalThis.chrome;
const [tab] = await api.tabs.query({ active: true, currentWindow: true });
const answer = await api.runtime.sendMessage({ tab: tab.id });
document.getElementById("out").textContent = answer.error ?? `${answer.words} words`;
document.body.dataset.state = answer.error ? "error" : "ready";
