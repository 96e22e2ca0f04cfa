// Lets a file be dropped on the element that holds its input.
export default function dropFile(element) {
  const input = element.querySelector('input[type="file"]');

  for (const name of ["dragenter", "dragover"]) {
    element.addEventListener(name, (event) => {
      event.preventDefault();
      element.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    element.addEventListener(name, () => element.classList.remove("over"));
  }
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}
