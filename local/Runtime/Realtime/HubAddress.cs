namespace Serverless.Local.Runtime.Realtime;

/// <summary>All hubs of the app live in one ASP.NET Core hub; these names keep them apart.</summary>
internal static class HubAddress
{
    public const string Path = "/client";
    public const string HubClaim = "hub";

    public static string Everyone(string hub) => $"{hub}/";

    public static string Group(string hub, string group) => $"{hub}/g/{group}";

    public static string User(string hub, string user) => $"{hub}/u/{user}";
}
