// Asks the phone or computer for a passkey, or has it make one, and sends the form with what it answers.
// The options stand as JSON in #passkey-options, or are fetched from `data-ask`; `data-creates` makes a new one.
export default function passkey(form) {
  if (!window.PublicKeyCredential) return;
  const failed = form.querySelector("[data-passkey=failed]");
  form.hidden = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const options = await optionsOf(form);
      const credential = "creates" in form.dataset
        ? await navigator.credentials.create(forCreation(options.creation_options))
        : await navigator.credentials.get(forRequest(options.request_options));
      form.elements.credential.value = JSON.stringify(plain(credential));
      form.submit();
    } catch {
      failed.hidden = false; // closed by the person, or no passkey here
    }
  });
}

async function optionsOf(form) {
  if (!form.dataset.ask) return JSON.parse(document.getElementById("passkey-options").textContent);
  const reply = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
  return reply.json();
}

function forCreation({ publicKey }) {
  const selection = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  return { publicKey: { ...publicKey, user, challenge: bytes(publicKey.challenge), authenticatorSelection: selection, excludeCredentials: known(publicKey.excludeCredentials) } };
}

function forRequest({ publicKey }) {
  return { publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: known(publicKey.allowCredentials) } };
}

function known(credentials = []) {
  return credentials.map((credential) => ({ ...credential, id: bytes(credential.id) }));
}

// The form of WebAuthn's toJSON(), which phones of today lack.
function plain(credential) {
  const { attestationObject, authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
  const response = Object.fromEntries(
    Object.entries({ attestationObject, authenticatorData, clientDataJSON, signature, userHandle })
      .filter(([, buffer]) => buffer)
      .map(([name, buffer]) => [name, text(buffer)]),
  );
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: credential.getClientExtensionResults() };
}

function bytes(base64url) {
  const padded = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
