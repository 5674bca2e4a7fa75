using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Entities as the service writes them: a property of bytes is base64 with its type beside it.</summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";
    private const string BinaryType = "Edm.Binary";
    private const string SystemPrefix = "odata.";

    public static byte[] WriteTable(string name) => Write(writer => writer.WriteString("TableName", name));

    public static byte[] Write(ITableEntity entity) => Write(writer =>
    {
        writer.WriteString(nameof(entity.PartitionKey), entity.PartitionKey);
        writer.WriteString(nameof(entity.RowKey), entity.RowKey);

        if (entity is not TableEntity properties)
        {
            throw TableQuery.UnknownType(entity.GetType());
        }

        foreach (var name in properties.Keys)
        {
            WriteProperty(writer, name, properties[name]);
        }
    });

    public static TableEntity ReadOne(TableAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Content);
        var entity = Read(json.RootElement);
        entity.ETag = answer.Headers.TryGetValues("ETag", out var etags) ? new ETag(etags.First()) : entity.ETag;

        return entity;
    }

    public static List<TableEntity> ReadMany(TableAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Content);

        return [.. json.RootElement.GetProperty("value").EnumerateArray().Select(Read)];
    }

    private static TableEntity Read(JsonElement json)
    {
        var entity = new TableEntity();

        foreach (var property in json.EnumerateObject())
        {
            ReadProperty(json, property, entity);
        }

        return entity;
    }

    private static void ReadProperty(JsonElement json, JsonProperty property, TableEntity entity)
    {
        switch (property.Name)
        {
            case nameof(entity.PartitionKey):
                entity.PartitionKey = property.Value.GetString()!;
                break;
            case nameof(entity.RowKey):
                entity.RowKey = property.Value.GetString()!;
                break;
            case nameof(entity.Timestamp):
                entity.Timestamp = property.Value.GetDateTimeOffset();
                break;
            case SystemPrefix + "etag":
                entity.ETag = new ETag(property.Value.GetString()!);
                break;
            case var name when !name.Contains(SystemPrefix, StringComparison.Ordinal):
                entity[name] = ReadValue(json, property);
                break;
        }
    }

    private static object ReadValue(JsonElement json, JsonProperty property) =>
        json.TryGetProperty(property.Name + TypeSuffix, out var type) && type.ValueEquals(BinaryType)
            ? property.Value.GetBytesFromBase64()
            : property.Value.GetString()!;

    private static void WriteProperty(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case byte[] bytes:
                writer.WriteString(name + TypeSuffix, BinaryType);
                writer.WriteBase64String(name, bytes);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            default:
                throw new NotSupportedException($"This stand-in stores text and bytes, not {value.GetType()}.");
        }
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();

        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
