// Files and pasted text go to the server by a request of their own, not through the circuit: thousands of files would not
// fit its messages, and a folder's paths are known only here.
let request = null;

/** Sends what a file input or text area holds. */
export async function send(source, address, limits, listener) {
  const form = new FormData();
  let bytes = 0;
  let count = 0;
  if (source.files) {
    for (const file of source.files) {
      form.append('files', file, file.webkitRelativePath || file.name);
      bytes += file.size;
      count += 1;
    }
  } else if (source.value.trim().length > 0) {
    const sheet = new File([source.value], source.dataset.name, { type: 'text/csv' });
    form.append('files', sheet, sheet.name);
    [bytes, count] = [sheet.size, 1];
  }

  if (count === 0 || bytes > limits.bytes || count > limits.files) {
    return { status: count === 0 ? 204 : 413, import: 0, job: 0, said: null };
  }

  const reply = await new Promise((resolve) => {
    let told = 0;
    request = new XMLHttpRequest();
    request.upload.onprogress = (step) => {
      if (Date.now() - told > 300) {
        told = Date.now();
        listener.invokeMethodAsync('Sent', step.loaded, step.total);
      }
    };
    request.upload.onload = () => listener.invokeMethodAsync('Sent', bytes, bytes);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => resolve({ status: 0, text: '' });
    request.onabort = () => resolve({ status: 499, text: '' });
    request.open('POST', address);
    request.send(form);
  });
  request = null;
  const said = readable(reply.text);
  return { status: reply.status, import: said.import ?? said.id ?? 0, job: said.job ?? 0, said: said.title ?? null };
}

/** Breaks a sending off. */
export function stop() {
  request?.abort();
}

/** Forgets what was chosen, so that the same file can be chosen again once it is mended. */
export function clear(source) {
  source.value = '';
}

function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
