using System.Buffers;
using System.Text.Json;
using Lms.Infrastructure.Xapi;

namespace Lms.Web.Xapi;

/// <summary>What the store knows of one activity (1.0.3, part three, 2.5; IEEE 9274.1.1, 4.1.6.4). Of an activity it has never heard of, the id.</summary>
public sealed class ActivitiesResource : XapiResource
{
    private readonly ActivityDefinitions definitions;

    public ActivitiesResource(ActivityDefinitions definitions)
    {
        this.definitions = definitions;
        Methods = [new("GET", XapiNeed.ReadActivities, ["activityId"], GetAsync)];
    }

    public override string Path => "/activities";

    public override IReadOnlyList<XapiMethod> Methods { get; }

    private async Task GetAsync(XapiRequest request)
    {
        var id = request.RequiredIri("activityId");
        var definition = await definitions.FindAsync(id, request.Cancel);
        var body = new ArrayBufferWriter<byte>(256);
        await using var json = new Utf8JsonWriter(body, XapiJson.Writing);
        json.WriteStartObject();
        json.WriteString("objectType", "Activity");
        json.WriteString("id", id);
        if (definition is not null)
        {
            json.WritePropertyName("definition");
            json.WriteRawValue(definition, skipInputValidation: true);
        }

        json.WriteEndObject();
        await json.FlushAsync(request.Cancel);
        await request.SendAsync(StatusCodes.Status200OK, body.WrittenMemory);
    }
}
