'use strict';
'require view';

return view.extend({
	render: function() {
		return E('h2', {}, _('Hello from LuCI!'));
	},

	handleSave: null,
	handleSaveApply: null,
	handleReset: null
});
