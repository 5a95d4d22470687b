window.name = 'comptoir';
