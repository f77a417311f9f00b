'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const slider = document.getElementById('lambda');
  const rows = document.querySelectorAll('#coefficients tbody tr');
  const largest = Number(document.getElementById('coefficients').dataset.largest);
  const written = Array.from(rows, row => Array.from(row.querySelectorAll('td'), cell => cell.textContent));

  function significant(v, digits) {
    if (v === null) return '–';
    if (v === 0) return '0';
    const sign = v < 0 ? '−' : '';
    const size = Math.abs(v);
    const rounded = Number(size.toPrecision(digits));
    if (rounded < 1e-4 || rounded >= 1e9) {
      const parts = rounded.toExponential().split('e');
      return sign + parts[0] + 'e' + Number(parts[1]);
    }
    const text = size >= Math.pow(10, digits) ? String(Math.round(size)) : String(rounded);
    const halves = text.split('.');
    if (halves[0].length > 4) halves[0] = halves[0].replace(/\B(?=(\d{3})+$)/g, ',');
    return sign + halves.join('.');
  }

  function place(svg, lambda) {
    const d = svg.dataset;
    if (lambda <= 0) return Number(d.xZero);
    const low = Number(d.lambdaLow);
    const share = Math.log(lambda / low) / Math.log(Number(d.lambdaHigh) / low);
    return Number(d.xLow) + Math.max(0, Math.min(1, share)) * (d.xHigh - d.xLow);
  }

  function pictures(lambda, error) {
    for (const svg of document.querySelectorAll('svg[data-lambda-low]')) {
      const d = svg.dataset;
      const x = place(svg, lambda);
      for (const line of svg.querySelectorAll('line.cursor')) {
        line.setAttribute('x1', x);
        line.setAttribute('x2', x);
      }
      for (const dot of svg.querySelectorAll('circle.cursor')) {
        const share = (error - d.yLow) / (d.yHigh - d.yLow);
        dot.setAttribute('cx', x);
        dot.setAttribute('cy', Number(d.yFrom) + Math.max(0, Math.min(1, share)) * (d.yTo - d.yFrom));
      }
    }
  }

  function ball(place, d) {
    const n = d.split(' ').map(Number);
    const part = (c, s) => n[6] * c + n[7] * s;
    const size = (x, y) => n[4] * part(Math.abs(x), Math.abs(y)) + n[5] / 2 * part(x * x, y * y);
    const points = [];
    for (let k = 0; k < 144; k++) {
      const c = Math.cos(Math.PI * k / 72);
      const s = Math.sin(Math.PI * k / 72);
      const a = n[5] / 2 * part(c * c, s * s);
      const b = n[4] * part(Math.abs(c), Math.abs(s));
      const p = size(place[0], place[1]);
      const t = p > 0 ? 2 * p / (b + Math.sqrt(b * b + 4 * a * p)) : 0;
      points.push((n[0] + n[1] * t * c).toFixed(1) + ' ' + (n[2] + n[3] * t * s).toFixed(1));
    }
    return { x: n[0] + n[1] * place[0], y: n[2] + n[3] * place[1], d: 'M' + points.join('L') + 'z' };
  }

  function geometry(place) {
    for (const svg of document.querySelectorAll('svg[data-geometry]')) {
      const at = ball(place, svg.dataset.geometry);
      svg.querySelector('path.cursor').setAttribute('d', at.d);
      svg.querySelector('circle.cursor').setAttribute('cx', at.x);
      svg.querySelector('circle.cursor').setAttribute('cy', at.y);
    }
  }

  function coefficients(stop) {
    rows.forEach(function (row, j) {
      const b = data.coefficients[stop][j];
      const standardized = b * data.scales[j];
      const cells = row.querySelectorAll('td');
      const chosen = stop === data.chosen;
      cells[0].textContent = chosen ? written[j][0] : significant(b, 4);
      cells[1].textContent = chosen ? written[j][1] : significant(standardized, 4);
      row.className = b === 0 ? 'none' : '';
      const bar = cells[2].firstElementChild;
      const share = largest > 0 ? Math.min(1, Math.abs(standardized) / largest) * 50 : 0;
      bar.className = standardized < 0 ? 'neg' : 'pos';
      bar.style.left = standardized < 0 ? 'auto' : '50%';
      bar.style.right = standardized < 0 ? '50%' : 'auto';
      bar.style.width = share + '%';
    });
  }

  function show() {
    const stop = Number(slider.value);
    for (const cell of document.querySelectorAll('[data-read]')) {
      cell.textContent = data.text[cell.dataset.read][stop];
    }
    document.documentElement.classList.toggle('moved', stop !== data.chosen);
    pictures(data.lambda[stop], data.error[stop]);
    coefficients(stop);
    if (data.places) geometry(data.places[stop]);
    const lambda = 'λ = ' + data.text.lambda[stop];
    document.getElementById('at').textContent = stop === data.chosen ? 'the chosen λ' : lambda;
    slider.setAttribute('aria-valuetext', lambda + ', ' + data.label + ' ' + data.text.error[stop]
      + ', ' + data.complexityName + ' ' + data.text.complexity[stop]
      + (stop === data.chosen ? ', chosen' : ''));
  }

  slider.max = String(data.lambda.length - 1);
  slider.value = String(data.chosen);
  slider.addEventListener('input', show);
  document.getElementById('back').addEventListener('click', function () {
    slider.value = String(data.chosen);
    show();
  });
  document.documentElement.classList.add('scripted');
  show();
})();
