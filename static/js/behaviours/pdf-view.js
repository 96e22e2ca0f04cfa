// Shows a PDF inside the lesson where the browser can; nothing is fetched before it is asked for. Phones that cannot, and
// pages without this module, have the link that opens the file.
export default function pdfView(row) {
  if (!navigator.pdfViewerEnabled) return;
  const button = row.querySelector("button");
  const link = row.querySelector("a");
  let frame;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.src = link.href;
      frame.title = row.dataset.title;
      frame.hidden = true;
      row.after(frame);
    }
    frame.hidden = !frame.hidden;
    button.setAttribute("aria-expanded", String(!frame.hidden));
  });
}
