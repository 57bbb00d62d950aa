const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
document.querySelector("input[name=_csrf]").value = token ? decodeURIComponent(token[1]) : "";
