/** A model that runs in a process of its own was lost over a question. Asked again, it is started anew. */
var ModelLost = class extends Error {
	how;
	constructor(how, message) {
		super(message);
		this.name = "ModelLost";
		this.how = how;
	}
};

export { ModelLost as t };