// Prints the page; the browser's own menu does the same.
export default function print(button) {
  button.addEventListener("click", () => window.print());
}
