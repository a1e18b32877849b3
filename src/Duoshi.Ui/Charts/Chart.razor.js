// ECharts from its static asset, drawn at the size of its place and again whenever that changes.
let loading;
function library() {
  loading ??= window.echarts ? Promise.resolve() : new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js";
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

export async function draw(place, option) {
  await library();
  const zh = document.documentElement.lang.startsWith("zh");
  const dark = document.documentElement.dataset.theme === "dark";
  const chart = window.echarts.init(place, dark ? "dark" : null, { locale: zh ? "ZH" : "EN", renderer: "svg" });
  const font = getComputedStyle(document.body).fontFamily;
  chart.setOption({ backgroundColor: "transparent", textStyle: { fontFamily: font }, ...option });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(place);
  return {
    update: fresh => chart.setOption(fresh, true),
    dispose: () => { watch.disconnect(); chart.dispose(); },
  };
}
