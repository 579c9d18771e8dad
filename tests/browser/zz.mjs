import http from 'node:http';
import { chromium } from 'playwright-core';
import { start } from './server.mjs';
const s = await start();
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox']});
let cc=null;
const proxy = http.createServer((req,res)=>{ const u=new URL(s.address+req.url); const r=http.request(u,{method:req.method,headers:{...req.headers,host:u.host}},(a)=>{ const h={...a.headers}; if(cc && h['cache-control']==='no-store' && req.url.match(/check|change/)) h['cache-control']=cc; res.writeHead(a.statusCode,h); a.pipe(res);}); req.pipe(r);}).listen(0);
const addr='http://127.0.0.1:'+proxy.address().port;
try {
for (cc of [null,'private, no-cache','private, max-age=0']) {
console.log('=====',cc);
const c = await b.newContext({javaScriptEnabled:false}); const p = await c.newPage();
p.on('request', r=>r.method()=='POST'&&console.log('  REQ', r.method(), new URL(r.url()).pathname));
p.on('response', async r=>r.status()==303&&console.log('  303', r.headers().location));
const st=async l=>console.log(l, p.url().replace(addr,''), await p.title(), '| token', await p.locator('[name=token]').first().getAttribute('value',{timeout:500}).catch(()=>'-'));
await p.goto(addr+'/imani/complain/');
await p.locator('form[action$="/check"] button').click(); await st('empty');
await p.locator('#what_happened').fill('The lift '+cc); 
await p.locator('form[action$="/check"] button').click(); await st('check');
const back=async l=>{try{await p.goBack();}catch(e){console.log('  ',e.message.split('\n')[0]); await p.waitForURL('chrome-error://**')} await st(l);};
const reload=async l=>{try{await p.reload();}catch(e){console.log('  ',e.message.split('\n')[0])} await st(l);};
await back('back to 422 form');
if (p.url().startsWith('chrome')) await reload('  reloaded');
console.log('  words:', await p.locator('#what_happened').inputValue({timeout:1000}).catch(e=>e.message.slice(0,60)));
await p.goForward().catch(e=>console.log(e.message.split('\n')[0])); await new Promise(r=>setTimeout(r,500)); if (p.url().startsWith('chrome')) await reload('  reloaded');
await st('fwd to check');
await p.locator('form[action$="/send"] button:not([name])').click(); await st('receipt');
await back('back to check'); if (p.url().startsWith('chrome')) await reload('  reloaded');
await p.locator('form[action$="/send"] button:not([name])').click(); await st('receipt');
console.log((await s.complaints()).length);
}
} finally { await b.close(); await s.stop(); proxy.closeAllConnections(); proxy.close(); }
