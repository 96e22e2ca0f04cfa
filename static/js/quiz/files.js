// Sends a file while the page stands and shows how far it is; what was set before goes first, so that neither overwrites the other.
export function files(answers, settle) {
  const form = document.getElementById("upload");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { submitter } = event;
    const box = submitter.closest(".files");
    const [file] = box.querySelector("[type=file]").files;
    if (!file) return box.querySelector("[type=file]").click();
    submitter.disabled = true;
    await settle();
    await answers.send();
    const content = new FormData();
    content.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    content.set("file", file);
    send(submitter.formAction, content, new Words(box, submitter));
    return undefined;
  });
}

function send(address, content, words) {
  const request = new XMLHttpRequest();
  request.open("POST", address);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => words.sending((event.loaded / event.total) * 100));
  request.addEventListener("load", () => {
    if (request.status < 400) location.reload();
    else words.failed(request.response?.message);
  });
  request.addEventListener("error", () => words.failed());
  words.sending(0);
  request.send(content);
}

class Words {
  constructor(box, button) {
    Object.assign(this, { box: box.querySelector("[data-quiz-sending]"), button });
  }

  sending(percent) {
    this.box.hidden = false;
    this.box.querySelector("progress").value = percent;
    this.box.querySelector("[data-quiz-percent]").textContent = Math.round(percent);
    this.show("sending");
  }

  failed(reason) {
    this.button.disabled = false;
    this.box.querySelector("[data-state=failed]").textContent = reason ?? this.box.dataset.failed;
    this.show("failed");
  }

  show(state) {
    for (const words of this.box.querySelectorAll("[data-state]")) words.hidden = words.dataset.state !== state;
    this.box.querySelector("progress").hidden = state !== "sending";
  }
}
