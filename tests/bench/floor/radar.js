// @ts-check
// Built into the floor's second file: Chart.js with the parts that a radar needs, and nothing more.
import { Chart, Filler, LineElement, PointElement, RadarController, RadialLinearScale } from 'chart.js';

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler);

/**
 * Draws the share of the points that could be had on every axis.
 * @param {HTMLCanvasElement} canvas carries the names of the axes
 * @param {HTMLFormElement} form carries the axis of every question and the points of every choice
 */
export function drawRadar(canvas, form) {
  const labels = String(canvas.dataset.axes).split('|');
  const data = labels.map((_, axis) => {
    const questions = form.querySelectorAll(`[data-axis="${axis}"]`);
    const points = [...questions].map((question) => Number(question.querySelector(':checked')?.dataset.points));
    return (points.reduce((sum, point) => sum + point, 0) / (points.length * 4)) * 100;
  });
  new Chart(canvas, {
    type: 'radar',
    data: { labels, datasets: [{ data, fill: true }] },
    options: { animation: false, scales: { r: { min: 0, max: 100 } } },
  });
  canvas.dataset.drawn = 'true';
}
