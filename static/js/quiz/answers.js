// The answers of one attempt on their way from this phone to the server: kept first, then sent until received.
import { Courier, Journal, uuid } from "../journal.js";

export class Answers {
  // `heard(receipt)` is told what became of a message, `say(state)` whether all is "saved" or only "kept".
  constructor(form, { heard = () => {}, say = () => {} } = {}) {
    this.sequence = 0;
    this.journal = new Journal(form.dataset.person, form.dataset.channel);
    this.courier = new Courier(this.journal, {
      csrf: form.elements.csrfmiddlewaretoken.value,
      pack: (answers) => ({ sent_at: new Date().toISOString(), answers }),
      settled: (receipt) => {
        this.sequence = receipt.sequence;
        heard(receipt);
        return [...receipt.received, ...receipt.refused.map((refusal) => refusal.id)];
      },
      say,
    });
  }

  // Keep what is set on a question; resolves once this phone has it, the sending goes on by itself.
  async keep(answer) {
    await this.journal.keep({ ...answer, id: uuid(), base: this.sequence, client_time: new Date().toISOString() });
    this.courier.send();
  }

  waiting() {
    return this.journal.entries();
  }

  // Whether the server has everything.
  async send() {
    await this.courier.send();
    return (await this.waiting()).length === 0;
  }
}
