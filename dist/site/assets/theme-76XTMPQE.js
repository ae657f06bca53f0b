"use strict";(()=>{document.documentElement.classList.add("js");try{let t=localStorage.getItem("ppa-theme");(t==="light"||t==="dark")&&(document.documentElement.dataset.theme=t)}catch{}})();
