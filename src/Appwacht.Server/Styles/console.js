// Everything works without this. With it, a form is not lost when the connection is.
"use strict";
document.addEventListener("submit", event => {
    const notice = document.getElementById("geen-verbinding");
    if (navigator.onLine || !notice)
        return;
    event.preventDefault();
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" });
});
window.addEventListener("online", () => {
    const notice = document.getElementById("geen-verbinding");
    if (notice)
        notice.hidden = true;
});
// What went wrong is said first, wherever the page was scrolled to.
document.getElementById("fouten")?.focus();
