// What a person does while the network may be away, kept on this phone until the server has said that it has it.
//
// Entries belong to a person (two may share a phone) and to a channel (the address they are sent to). An entry is
// `{id, …}` with a UUID made here: sent twice, it counts once. Nothing is removed before the server's receipt.
const DATABASE = "hoc-mat-tran";
const STORE = "journal";
const RETRIES = [5_000, 15_000, 60_000];
// A browser sends no more than 64 KiB on behalf of a page that is being left, and a server takes no message of any size.
const MOST_WHEN_LEAVING = 60_000;
const MOST_AT_ONCE = 400_000;

let opening;

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: ["person", "channel", "id"] });
      store.createIndex("owner", ["person", "channel"]);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function inStore(mode, work) {
  const transaction = (await database()).transaction(STORE, mode);
  const request = work(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export class Journal {
  // Where the browser refuses to keep anything (private windows), memory serves as long as the page is open.
  #memory = new Map();

  constructor(person, channel) {
    this.person = person;
    this.channel = channel;
  }

  // Write an entry down; resolves once this phone has it.
  async keep(entry) {
    this.#memory.set(entry.id, entry);
    const { person, channel } = this;
    // After what is here already, also where the clock of the phone was set back meanwhile.
    await inStore("readwrite", (store) => {
      const all = store.index("owner").getAll(IDBKeyRange.only([person, channel]));
      all.onsuccess = () => {
        const keptAt = all.result.reduce((last, row) => Math.max(last, row.keptAt + 1), Date.now());
        store.put({ person, channel, id: entry.id, keptAt, entry });
      };
    }).catch(() => {});
  }

  // What has not been received yet, oldest first.
  async entries() {
    const owner = IDBKeyRange.only([this.person, this.channel]);
    const rows = await inStore("readonly", (store) => store.index("owner").getAll(owner)).catch(() => []);
    const kept = new Map(rows.sort((a, b) => a.keptAt - b.keptAt).map((row) => [row.id, row.entry]));
    for (const [id, entry] of this.#memory) kept.set(id, entry);
    return [...kept.values()];
  }

  // Forget what the server has answered for.
  async drop(ids) {
    for (const id of ids) this.#memory.delete(id);
    await inStore("readwrite", (store) => {
      for (const id of ids) store.delete([this.person, this.channel, id]);
    }).catch(() => {});
  }
}

// How many entries of these people, on any channel, the server has not received yet.
export async function countOf(people) {
  const ranges = people.map((person) => IDBKeyRange.bound([person], [person, []]));
  const counts = ranges.map((range) => inStore("readonly", (store) => store.count(range)).catch(() => 0));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

// Sends a journal to its channel, batch by batch, until everything has its receipt.
//
// pack(entries) -> the JSON to send; settled(reply, entries) -> the ids that the reply answers for;
// say(state): "sending", "saved" (the server has everything) or "kept" (only this phone has it).
export class Courier {
  #busy = null;
  #failures = 0;
  #timer = 0;

  constructor(journal, { csrf, pack, settled, say = () => {}, size = 100 }) {
    Object.assign(this, { journal, csrf, pack, settled, say, size });
    addEventListener("online", () => this.send());
  }

  // Keep an entry and send what there is; resolves when the attempt is over, well or not.
  async post(entry) {
    await this.journal.keep(entry);
    return this.send();
  }

  send() {
    clearTimeout(this.#timer);
    this.#busy ??= this.#sendAll().finally(() => {
      this.#busy = null;
    });
    return this.#busy;
  }

  async #sendAll() {
    for (let entries = await this.journal.entries(); entries.length; entries = await this.journal.entries()) {
      this.say("sending");
      const batch = within(entries.slice(0, this.size));
      const ids = await this.#deliver(batch);
      if (!ids.length) return this.#failed();
      await this.journal.drop(ids);
    }
    this.#failures = 0;
    this.say("saved");
  }

  // The ids that the server answered for; none when it could not be reached or did not answer as agreed.
  async #deliver(batch) {
    try {
      const body = JSON.stringify(this.pack(batch));
      const reply = await fetch(this.journal.channel, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() ?? this.csrf },
        body,
        credentials: "same-origin",
        keepalive: bytesOf(body) < MOST_WHEN_LEAVING,
        redirect: "error",
      });
      // 409: everything was refused, for good; the reply says why.
      return reply.ok || reply.status === 409 ? this.settled(await reply.json(), batch) : [];
    } catch {
      return [];
    }
  }

  #failed() {
    this.say("kept");
    const wait = RETRIES[Math.min(this.#failures, RETRIES.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(() => this.send(), wait);
  }
}

// The first of these entries that go into one message; always one.
function within(entries) {
  let size = 0;
  return entries.filter((entry, index) => {
    size += bytesOf(JSON.stringify(entry));
    return index === 0 || size < MOST_AT_ONCE;
  });
}

function bytesOf(text) {
  return new Blob([text]).size;
}

// Signing in again in another tab changes the token; the page that is open keeps the old one, the cookie has the new.
function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
}

// A UUID of version 4; `randomUUID` exists only on secure pages.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Tells a `role=status` element which of its `<span data-state="…" hidden>` to show.
export function teller(status) {
  return (state) => {
    for (const words of status.children) words.hidden = words.dataset.state !== state;
  };
}
